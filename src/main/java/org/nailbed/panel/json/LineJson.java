package org.nailbed.panel.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.ledger.job.JobStatus;
import org.nailbed.station.SlotHealth;
import org.nailbed.station.SlotView;
import org.nailbed.station.SlotView.Asked;

/**
 * What a slot is to the line: what it makes, asks and waits for, and how it is.
 *
 * @param hindrance why no run may begin though the slot is ready for one
 */
public record LineJson(
        AssignmentJson assignment,
        Optional<QuestionJson> question,
        Optional<String> waitingFor,
        HealthJson health,
        Optional<String> hindrance) {

    /** What the slot makes, and for which job. */
    public record AssignmentJson(
            String product, String version, String revisionSha256, Optional<UUID> job, Optional<String> lot) {

        static AssignmentJson of(SlotView.Assignment assignment) {
            Optional<JobStatus> status = assignment.job();
            return new AssignmentJson(
                    assignment.product().name(),
                    assignment.product().version(),
                    assignment.product().revisionSha256(),
                    status.map(known -> known.job().id()),
                    status.map(known -> known.job().lot()));
        }
    }

    /**
     * A question that waits for an answer.
     *
     * @param kind YES_NO, VALUE or CONFIRM
     * @param picture its address
     * @param until unanswered then, the run ends
     */
    public record QuestionJson(
            UUID id, String kind, String text, Optional<String> unit, Optional<String> picture, Instant until) {

        static QuestionJson of(int slot, Asked asked) {
            return new QuestionJson(
                    asked.id(),
                    asked.kind(),
                    asked.text(),
                    asked.unit(),
                    asked.picture().map(picture -> "/api/slots/" + slot + "/question/" + asked.id() + "/picture"),
                    asked.deadline());
        }
    }

    /**
     * How the slot itself is.
     *
     * @param stopped why no run starts and what to do
     * @param mend what a person may say to set it going again: MENDED or CONTACTS_REPLACED
     */
    public record HealthJson(Optional<String> stopped, Optional<Mending> mend, List<String> warnings) {

        static HealthJson of(SlotHealth health) {
            return new HealthJson(
                    health.stopped().map(SlotHealth.Stop::message),
                    health.stopped().flatMap(Mending::of),
                    health.warnings());
        }
    }

    static LineJson of(SlotView slot) {
        return new LineJson(
                AssignmentJson.of(slot.assignment()),
                slot.question().map(asked -> QuestionJson.of(slot.number(), asked)),
                slot.waitingFor(),
                HealthJson.of(slot.health()),
                slot.hindrance());
    }
}
