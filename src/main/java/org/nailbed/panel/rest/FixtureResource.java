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
import org.nailbed.panel.command.Signature;
import org.nailbed.panel.jig.FixtureJson;
import org.nailbed.panel.jig.TaughtJson;
import org.nailbed.panel.jig.TeachRequest;
import org.nailbed.station.Station;
import org.nailbed.station.fixture.FixtureDesk;

/** The jig: its slots' health, where they are plugged in, and the station file. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "fixture")
public class FixtureResource {

    private static final int LONGEST_ADDRESS = 300;

    private final Station station;
    private final FixtureDesk desk;

    FixtureResource(Station station, FixtureDesk desk) {
        this.station = station;
        this.desk = desk;
    }

    @GET
    @Path("/fixture")
    @Operation(summary = "Slots with their health, the last scan, troubles, the station file, and teaching")
    public FixtureJson fixture() {
        return FixtureJson.of(station, desk);
    }

    @POST
    @Path("/slots/{slot}/mended")
    @Operation(summary = "Somebody saw to a slot that failed too often: its failures count from zero")
    @APIResponse(responseCode = "204", description = "Runs may start on it")
    public void mended(@PathParam("slot") int slot, @Nullable Signature signature) {
        Signature signed = Parameters.body(signature);
        desk.mended(slot, Parameters.by(signed.by()), note(signed));
    }

    @POST
    @Path("/slots/{slot}/contacts-replaced")
    @Operation(summary = "Somebody changed a slot's contacts: its cycles count from zero")
    @APIResponse(responseCode = "204", description = "Runs may start on it")
    public void contactsReplaced(@PathParam("slot") int slot, @Nullable Signature signature) {
        Signature signed = Parameters.body(signature);
        desk.contactsReplaced(slot, Parameters.by(signed.by()), note(signed));
    }

    private static String note(Signature signed) {
        return Parameters.optionalText("reason", signed.reason(), Parameters.LONGEST_REASON);
    }

    @POST
    @Path("/fixture/setup/take")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Run by the station file as it is now")
    @APIResponse(responseCode = "204", description = "It is taken over")
    @APIResponse(responseCode = "409", description = "Nothing is offered, or a run goes on that it would touch")
    public void takeSetup() {
        station.takeSetup();
    }

    @POST
    @Path("/fixture/teach")
    @Operation(summary = "Take the next board that is plugged in for this slot's")
    @APIResponse(responseCode = "204", description = "A board is waited for")
    @APIResponse(responseCode = "409", description = "Another slot is being taught")
    public void teach(@Nullable TeachRequest request) {
        desk.teaching()
                .begin(Parameters.required("slot", Parameters.body(request).slot()));
    }

    @POST
    @Path("/fixture/teach/accept")
    @Operation(summary = "Bind the slot to what was found, in the station file")
    @APIResponse(responseCode = "200", description = "What became of the file")
    public TaughtJson accept(@Nullable TeachRequest request) {
        TeachRequest choice = Parameters.body(request);
        String address = Parameters.text("address", choice.address(), LONGEST_ADDRESS);
        return TaughtJson.of(desk.teaching().accept(address, Parameters.by(choice.by())));
    }

    @POST
    @Path("/fixture/teach/cancel")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Teach nothing")
    @APIResponse(responseCode = "204", description = "Nothing was changed")
    public void cancel() {
        desk.teaching().cancel();
    }
}
