package org.nailbed.panel.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.nailbed.panel.command.AnswerRequest;
import org.nailbed.station.Reply;
import org.nailbed.station.Reply.Agreed;
import org.nailbed.station.Reply.Denied;
import org.nailbed.station.Reply.Told;
import org.nailbed.station.SlotView.Asked;
import org.nailbed.station.SlotView.Shown;
import org.nailbed.station.Station;

/** What runs ask the operator. Shares its path with all that is about slots: a longer one would hide theirs. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "questions")
public class QuestionsResource {

    private static final int LONGEST_ANSWER = 200;

    private final Station station;

    QuestionsResource(Station station) {
        this.station = station;
    }

    @POST
    @Path("/slots/{slot}/answer")
    @Operation(summary = "Answer the question that a slot asks")
    @APIResponse(responseCode = "204", description = "The run goes on")
    @APIResponse(responseCode = "404", description = "It is not asked any more")
    @APIResponse(responseCode = "422", description = "The answer is not of the kind that was asked for")
    public void answer(@PathParam("slot") int slot, @Nullable AnswerRequest request) {
        AnswerRequest answer = Parameters.body(request);
        UUID question = Parameters.id("question", Parameters.required("question", answer.question()));
        station.answer(slot, question, reply(answer));
    }

    private static Reply reply(AnswerRequest answer) {
        return switch (Parameters.required("kind", answer.kind())) {
            case YES -> new Agreed();
            case NO -> new Denied(Parameters.text("reason", answer.reason(), LONGEST_ANSWER));
            case TEXT -> new Told(Parameters.text("text", answer.text(), LONGEST_ANSWER));
        };
    }

    @GET
    @Path("/slots/{slot}/question/{question}/picture")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The picture to the question that a slot asks")
    @APIResponse(
            responseCode = "200",
            description = "Its bytes",
            content = @Content(mediaType = MediaType.WILDCARD, schema = @Schema(implementation = byte[].class)))
    @APIResponse(responseCode = "404", description = "It is not asked any more, or has no picture")
    public Response picture(@PathParam("slot") int slot, @PathParam("question") String question) {
        UUID id = Parameters.id("question", question);
        Shown picture = station.slot(slot)
                .question()
                .filter(asked -> asked.id().equals(id))
                .flatMap(Asked::picture)
                .orElseThrow(() -> PanelException.notFound(
                        "UNKNOWN_QUESTION", "Slot " + slot + " asks no question " + id + " with a picture."));
        return Response.ok(picture.content(), picture.mediaType()).build();
    }
}
