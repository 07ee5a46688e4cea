package org.nailbed.panel.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.nailbed.panel.command.ScanAnswer;
import org.nailbed.panel.command.ScanRequest;
import org.nailbed.panel.command.StartAnswer;
import org.nailbed.panel.command.StopAnswer;
import org.nailbed.panel.json.StationJson;
import org.nailbed.station.Station;

/** The station, and what can be commanded of it. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "station")
public class StationResource {

    private final Station station;
    private final String version;

    StationResource(Station station, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.station = station;
        this.version = version;
    }

    @GET
    @Path("/station")
    @Operation(summary = "The whole station as it is now")
    public StationJson station() {
        return StationJson.of(station, version);
    }

    @POST
    @Path("/scan")
    @Operation(summary = "Take a scanned serial number to the next free slot, or to the one named")
    @APIResponse(responseCode = "200", description = "Where it went")
    @APIResponse(
            responseCode = "422",
            description = "It does not fit the product, is on a slot already, or no slot is free")
    public ScanAnswer scan(@Nullable ScanRequest request) {
        if (request == null || request.text().isEmpty()) {
            throw PanelException.parameter("text is missing, expected what the scanner read.");
        }
        Station.Scan scan = station.scan(request.text().get(), request.slot());
        return new ScanAnswer(scan.slot(), scan.serialNumber(), scan.started());
    }

    @POST
    @Path("/slots/{slot}/start")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Begin a run on one slot")
    @APIResponse(responseCode = "204", description = "It began")
    @APIResponse(responseCode = "409", description = "Not possible now")
    public void start(@PathParam("slot") int slot) {
        station.start(slot);
    }

    @POST
    @Path("/slots/{slot}/stop")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "End the run on one slot as ABORTED")
    @APIResponse(responseCode = "204", description = "It ends")
    @APIResponse(responseCode = "409", description = "No run goes on there")
    public void stop(@PathParam("slot") int slot) {
        station.stop(slot);
    }

    @POST
    @Path("/slots/{slot}/clear")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Forget the serial number or the verdict on one slot")
    @APIResponse(responseCode = "204", description = "The slot is empty")
    @APIResponse(responseCode = "409", description = "A run goes on there")
    public void clear(@PathParam("slot") int slot) {
        station.clear(slot);
    }

    @POST
    @Path("/start")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Begin a run on every slot that waits for one")
    public StartAnswer startAll() {
        Station.StartedAll all = station.startAll();
        return new StartAnswer(all.started(), all.skipped());
    }

    @POST
    @Path("/stop")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "End every run as ABORTED")
    public StopAnswer stopAll() {
        return new StopAnswer(station.stopAll());
    }
}
