package org.nailbed.panel.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.nailbed.ledger.product.Withdrawal.Subject;
import org.nailbed.panel.command.Signature;
import org.nailbed.panel.order.SlotsRequest;
import org.nailbed.panel.product.ProductListJson;
import org.nailbed.panel.product.ProductViewJson;
import org.nailbed.station.Station;

/** Products and their revisions: what may be made on this line, and who said so. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "products")
public class ProductsResource {

    private static final int LONGEST_PRODUCT = 200;

    private final Station station;

    ProductsResource(Station station) {
        this.station = station;
    }

    @GET
    @Path("/products")
    @Operation(summary = "Every product with the revision in use, the one offered, and the faults of its file")
    public ProductListJson products() {
        return new ProductListJson(
                station.products().all().stream().map(ProductViewJson::of).toList());
    }

    @POST
    @Path("/products/{sha256}/approve")
    @Operation(summary = "Let a revision be made; one that is offered is taken into use, too")
    @APIResponse(responseCode = "204", description = "It may be made")
    public void approve(@PathParam("sha256") String sha256, @Nullable Signature signature) {
        String revision = Parameters.sha256(sha256);
        Signature signed = Parameters.body(signature);
        station.products()
                .approve(
                        revision,
                        Parameters.by(signed.by()),
                        Parameters.optionalText("reason", signed.reason(), Parameters.LONGEST_REASON));
        if (isOffered(revision)) {
            station.products().take(revision);
        }
    }

    private boolean isOffered(String revision) {
        return station.products().all().stream()
                .flatMap(view -> view.offered().stream())
                .anyMatch(offered -> offered.product().revisionSha256().equals(revision));
    }

    @POST
    @Path("/products/{sha256}/take")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Make runs of an offered revision from now on")
    @APIResponse(responseCode = "204", description = "It is in use")
    public void take(@PathParam("sha256") String sha256) {
        station.products().take(Parameters.sha256(sha256));
    }

    @POST
    @Path("/{subject: products|firmware}/{sha256}/withdraw")
    @Operation(summary = "Forbid new runs of a revision, or of all that write an image")
    @APIResponse(responseCode = "204", description = "No new run begins")
    public void withdraw(
            @PathParam("subject") String subject, @PathParam("sha256") String sha256, @Nullable Signature signature) {
        Signature signed = Parameters.body(signature);
        station.products()
                .withdraw(subject(subject), Parameters.sha256(sha256), Parameters.by(signed.by()), reason(signed));
    }

    @POST
    @Path("/{subject: products|firmware}/{sha256}/reinstate")
    @Operation(summary = "Take a withdrawal back")
    @APIResponse(responseCode = "204", description = "Runs may begin again")
    public void reinstate(
            @PathParam("subject") String subject, @PathParam("sha256") String sha256, @Nullable Signature signature) {
        Signature signed = Parameters.body(signature);
        station.products()
                .reinstate(subject(subject), Parameters.sha256(sha256), Parameters.by(signed.by()), reason(signed));
    }

    @POST
    @Path("/products/use")
    @Operation(summary = "Let slots make a product outside any job")
    @APIResponse(responseCode = "204", description = "They make it")
    @APIResponse(responseCode = "409", description = "A run goes on there, or a job that has not finished")
    public void use(@Nullable SlotsRequest request) {
        SlotsRequest wanted = Parameters.body(request);
        String product = Parameters.text("product", wanted.product(), LONGEST_PRODUCT);
        String by = Parameters.by(wanted.by());
        station.products().use(product, Parameters.slots(wanted.slots()), by);
    }

    private static Subject subject(String word) {
        return word.equals("firmware") ? Subject.FIRMWARE : Subject.PRODUCT;
    }

    private static String reason(Signature signed) {
        return Parameters.text("reason", signed.reason(), Parameters.LONGEST_REASON);
    }
}
