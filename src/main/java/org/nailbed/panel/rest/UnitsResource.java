package org.nailbed.panel.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.line.LineLedger;
import org.nailbed.ledger.line.Release;
import org.nailbed.panel.unit.ReleaseRequest;
import org.nailbed.panel.unit.UnitJson;

/** Units: all that was ever done to one, and the MAC that is its own. Asks the database, on a worker thread. */
@Path("/api/units")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "units")
public class UnitsResource {

    private static final int LONGEST_SERIAL = 200;
    private static final Pattern MAC = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");

    private final LineLedger line;

    UnitsResource(Books books) {
        this.line = books.line();
    }

    @GET
    @Path("/{unit}")
    @Operation(summary = "The history of a unit, by its serial number, or by its MAC where it has none")
    @APIResponse(responseCode = "200", description = "Its runs and MACs")
    @APIResponse(responseCode = "404", description = "No run knows it")
    public UnitJson unit(@PathParam("unit") String unit) {
        if (unit.length() > LONGEST_SERIAL) {
            throw PanelException.parameter(
                    "The serial number has " + unit.length() + " characters, expected at most " + LONGEST_SERIAL + ".");
        }
        return line.unit(unit)
                .map(UnitJson::of)
                .orElseThrow(() -> PanelException.notFound("UNKNOWN_UNIT", "No run knows unit " + unit + "."));
    }

    @POST
    @Path("/release")
    @Operation(summary = "Take a MAC from its unit, so that both can be bound anew")
    @APIResponse(responseCode = "204", description = "It belongs to no unit any more")
    @APIResponse(responseCode = "404", description = "It belonged to none")
    public void release(@Nullable ReleaseRequest request) {
        ReleaseRequest release = Parameters.body(request);
        String mac = Parameters.text("mac", release.mac(), LONGEST_SERIAL).toLowerCase(Locale.ROOT);
        if (!MAC.matcher(mac).matches()) {
            throw PanelException.parameter("mac is '" + mac + "', expected one like 24:0a:c4:00:00:01.");
        }
        String by = Parameters.by(release.by());
        String reason = Parameters.text("reason", release.reason(), Parameters.LONGEST_REASON);
        Release asked = new Release(mac, by, reason, Clock.systemUTC().instant());
        if (line.release(asked).isEmpty()) {
            throw PanelException.notFound("UNKNOWN_UNIT", "MAC " + mac + " is bound to no unit.");
        }
    }
}
