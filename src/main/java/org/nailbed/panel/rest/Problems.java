package org.nailbed.panel.rest;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.nailbed.ledger.LedgerException;
import org.nailbed.panel.json.Problem;
import org.nailbed.station.StationException;

/** Makes a {@link Problem} of whatever goes wrong in a request, so that a page shows words and never a stack trace. */
class Problems {

    private static final Logger LOG = System.getLogger(Problems.class.getName());

    @ServerExceptionMapper
    Response refused(StationException e) {
        int status = switch (e.refusal()) {
            case UNKNOWN_SLOT, UNKNOWN_PRODUCT, UNKNOWN_JOB, UNKNOWN_QUESTION -> 404;
            case NOT_NOW, NOT_APPROVED, WITHDRAWN, JOB_NOT_RUNNING, JOB_FULL, SLOT_STOPPED -> 409;
            case SERIAL_PATTERN, SERIAL_IN_USE, NO_FREE_SLOT, ANSWER_NOT_FITTING, NOT_POSSIBLE -> 422;
            case CLOSED -> 503;
        };
        return response(new Problem(status, e.refusal().name(), "Not possible", String.valueOf(e.getMessage())));
    }

    @ServerExceptionMapper
    Response byTheLedger(LedgerException e) {
        String why = String.valueOf(e.getMessage());
        return response(
                e.isConnectionTrouble()
                        ? new Problem(503, "DATABASE_DOWN", "No answer from the database", why)
                        : new Problem(409, "LEDGER_REFUSED", "Not possible", why));
    }

    @ServerExceptionMapper
    Response notUnderstood(PanelException e) {
        return response(e.problem());
    }

    @ServerExceptionMapper
    Response notOurJson(MismatchedInputException e) {
        return response(new Problem(
                400,
                "BODY_NOT_UNDERSTOOD",
                "Body not understood",
                "The body is not as expected: " + e.getOriginalMessage() + "."));
    }

    @ServerExceptionMapper
    Response byTheFramework(WebApplicationException e) {
        Response.StatusType status = e.getResponse().getStatusInfo();
        return response(new Problem(
                status.getStatusCode(),
                "HTTP_" + status.getStatusCode(),
                status.getReasonPhrase(),
                "The request was not understood: " + e.getMessage() + "."));
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException e) {
        LOG.log(Level.ERROR, "A request failed.", e);
        return response(new Problem(500, "INTERNAL", "Fault in Nailbed", "See the station's log: " + e + "."));
    }

    private static Response response(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
