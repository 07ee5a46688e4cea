package org.nailbed.panel.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.nailbed.ledger.job.StartRule;
import org.nailbed.panel.command.Signature;
import org.nailbed.panel.order.JobJson;
import org.nailbed.panel.order.JobListJson;
import org.nailbed.panel.order.JobRequest;
import org.nailbed.panel.order.SlotsRequest;
import org.nailbed.station.Jobs.Order;
import org.nailbed.station.SlotView;
import org.nailbed.station.Station;

/** Jobs: made, started, paused, finished; each step with the name of who took it. */
@Path("/api/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "jobs")
public class JobsResource {

    private static final int LONGEST_LOT = 60;
    private static final int LONGEST_PRODUCT = 200;
    private static final int MOST_UNITS = 1_000_000;

    private final Station station;

    JobsResource(Station station) {
        this.station = station;
    }

    @GET
    @Operation(summary = "Every job, those that have not finished first")
    public JobListJson jobs() {
        List<SlotView> slots = station.slots();
        return new JobListJson(station.jobs().all().stream()
                .map(view -> JobJson.of(view, slots))
                .toList());
    }

    @POST
    @Operation(summary = "Make a job of the revision that a product uses now; it waits to be started")
    @APIResponse(responseCode = "200", description = "The job")
    @APIResponse(responseCode = "409", description = "The revision is not approved, or was withdrawn")
    @APIResponse(responseCode = "422", description = "A field cannot be understood")
    public JobJson create(@Nullable JobRequest request) {
        return JobJson.of(station.jobs().create(order(Parameters.body(request))), station.slots());
    }

    private static Order order(JobRequest request) {
        int quantity = Parameters.required("quantity", request.quantity());
        if (quantity < 1 || quantity > MOST_UNITS) {
            throw PanelException.parameter("quantity is " + quantity + ", expected 1 to " + MOST_UNITS + ".");
        }
        return new Order(
                Parameters.text("product", request.product(), LONGEST_PRODUCT),
                quantity,
                Parameters.text("lot", request.lot(), LONGEST_LOT),
                request.start().orElse(StartRule.BUTTON),
                Parameters.slots(request.slots()),
                Parameters.by(request.by()));
    }

    @POST
    @Path("/{job}/slots")
    @Operation(summary = "Move a job to other slots")
    @APIResponse(responseCode = "204", description = "It is made there")
    @APIResponse(responseCode = "409", description = "A run goes on there, or another job is at work")
    public void assign(@PathParam("job") String job, @Nullable SlotsRequest request) {
        SlotsRequest wanted = Parameters.body(request);
        String by = Parameters.by(wanted.by());
        station.jobs().assign(Parameters.id("job", job), Parameters.slots(wanted.slots()), by);
    }

    @POST
    @Path("/{job}/start")
    @Operation(summary = "Begin a job, or go on with it after a pause")
    @APIResponse(responseCode = "204", description = "It runs")
    @APIResponse(responseCode = "409", description = "Not possible now")
    public void start(@PathParam("job") String job, @Nullable Signature signature) {
        String by = Parameters.by(Parameters.body(signature).by());
        station.jobs().start(Parameters.id("job", job), by);
    }

    @POST
    @Path("/{job}/pause")
    @Operation(summary = "No new run for a job; those that go on end as they may")
    @APIResponse(responseCode = "204", description = "It pauses")
    @APIResponse(responseCode = "409", description = "Not possible now")
    public void pause(@PathParam("job") String job, @Nullable Signature signature) {
        String by = Parameters.by(Parameters.body(signature).by());
        station.jobs().pause(Parameters.id("job", job), by);
    }

    @POST
    @Path("/{job}/finish")
    @Operation(summary = "End a job for good and free its slots")
    @APIResponse(responseCode = "204", description = "It is finished")
    @APIResponse(responseCode = "409", description = "Not possible now")
    public void finish(@PathParam("job") String job, @Nullable Signature signature) {
        String by = Parameters.by(Parameters.body(signature).by());
        station.jobs().finish(Parameters.id("job", job), by);
    }
}
