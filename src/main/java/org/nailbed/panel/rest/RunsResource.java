package org.nailbed.panel.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nailbed.ledger.Ledger;
import org.nailbed.ledger.RunDetail;
import org.nailbed.ledger.RunQuery;
import org.nailbed.ledger.RunSummary;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.line.UnitHistory.Booking;
import org.nailbed.ledger.line.UnitHistory.Visit;
import org.nailbed.panel.history.RunDetailJson;
import org.nailbed.panel.history.RunPageJson;
import org.nailbed.run.Attachment;
import org.nailbed.run.Outcome;

/** The history. Asks the database, so every method runs on a worker thread: plain return types see to that. */
@Path("/api/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "history")
public class RunsResource {

    private static final int MAX_LIMIT = 200;

    private final Ledger ledger;
    private final Books books;

    RunsResource(Ledger ledger, Books books) {
        this.ledger = ledger;
        this.books = books;
    }

    @GET
    @Operation(summary = "Runs, newest first, by part of serial number or MAC and by outcome")
    @APIResponse(responseCode = "200", description = "One page of them")
    @APIResponse(responseCode = "422", description = "A parameter cannot be understood")
    public RunPageJson runs(
            @QueryParam("text") Optional<String> text,
            @QueryParam("outcome") Optional<String> outcome,
            @QueryParam("before") Optional<String> before,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        int size = limit(limit);
        RunQuery query = new RunQuery(
                text.map(String::strip).filter(part -> !part.isEmpty()),
                outcome.filter(word -> !word.isEmpty()).map(RunsResource::outcome),
                before.filter(word -> !word.isEmpty()).map(id -> Parameters.id("before", id)),
                size + 1);
        return RunPageJson.of(ledger.runs(query), size);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "All of one run")
    @APIResponse(responseCode = "200", description = "The run")
    @APIResponse(responseCode = "404", description = "No such run")
    public RunDetailJson run(@PathParam("id") String id) {
        UUID run = Parameters.id("id", id);
        return ledger.run(run)
                .map(this::detail)
                .orElseThrow(() -> PanelException.notFound("RUN_UNKNOWN", "There is no run " + run + "."));
    }

    private RunDetailJson detail(RunDetail run) {
        Optional<String> lot =
                run.job().flatMap(books.jobs()::job).map(status -> status.job().lot());
        return RunDetailJson.of(run, lot, booking(run.summary()));
    }

    /** The unit's history knows it: by serial number, or by MAC where it has none. */
    private Optional<Booking> booking(RunSummary run) {
        return run.serialNumber().or(run::mac).flatMap(books.line()::unit).stream()
                .flatMap(unit -> unit.visits().stream())
                .filter(visit -> visit.run().id().equals(run.id()))
                .findFirst()
                .flatMap(Visit::booking);
    }

    @GET
    @Path("/{id}/attachments/{name}")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "A file kept with a run, such as the trace of its port")
    @APIResponse(
            responseCode = "200",
            description = "Its bytes",
            content = @Content(mediaType = MediaType.WILDCARD, schema = @Schema(implementation = byte[].class)))
    @APIResponse(responseCode = "404", description = "No such run or file")
    public Response attachment(@PathParam("id") String id, @PathParam("name") String name) {
        UUID run = Parameters.id("id", id);
        Attachment found = ledger.attachment(run, name)
                .orElseThrow(() -> PanelException.notFound(
                        "ATTACHMENT_UNKNOWN", "Run " + run + " has no attachment '" + name + "'."));
        return Response.ok(found.content(), found.mediaType()).build();
    }

    private static int limit(String text) {
        if (text.matches("[0-9]{1,3}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MAX_LIMIT) {
            return Integer.parseInt(text);
        }
        throw PanelException.parameter("limit is '" + text + "', expected 1 to " + MAX_LIMIT + ".");
    }

    private static Outcome outcome(String word) {
        try {
            return Outcome.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw PanelException.parameter("outcome is '" + word + "', expected PASS, FAIL, ERROR or ABORTED.");
        }
    }
}
