package org.nailbed.station;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.nailbed.ledger.job.JobStatus;
import org.nailbed.sequence.Operator.Question;

/**
 * A slot as it is at one instant.
 *
 * @param allowed what may be commanded now
 * @param learntBaud the rate that the slot was found to hold, where it is to find one
 * @param question what the run on it asks the operator
 * @param waitingFor what its run waits for, such as "dmm-1, used by slot 3"
 * @param hindrance why no run may begin here though the slot is ready for one: its job is paused, its product not approved…
 */
public record SlotView(
        SlotPort port,
        SlotState state,
        Set<Command> allowed,
        Optional<Integer> learntBaud,
        Assignment assignment,
        Optional<Asked> question,
        Optional<String> waitingFor,
        SlotHealth health,
        Optional<String> hindrance) {

    /** What can be asked of a slot. */
    public enum Command {
        START,
        STOP,
        CLEAR
    }

    public SlotView {
        allowed = Set.copyOf(allowed);
    }

    public int number() {
        return port.number();
    }

    /**
     * What a slot makes: its run, or else its next one.
     *
     * @param job empty when the slot works outside any job
     */
    public record Assignment(Product product, Optional<JobStatus> job) {}

    /**
     * A question that waits for an answer.
     *
     * @param deadline wall clock; unanswered then, the run ends
     */
    public record Asked(UUID id, Question question, Instant since, Instant deadline) {

        public String text() {
            return question.text();
        }

        /** YES_NO, VALUE or CONFIRM. */
        public String kind() {
            return question.kind().name();
        }

        /** Of the value that is asked for. */
        public Optional<String> unit() {
            return question.unit();
        }

        public Optional<Shown> picture() {
            return question.picture().map(picture -> new Shown(picture.mediaType(), picture.content()));
        }
    }

    /**
     * A picture to look at before answering.
     *
     * @param mediaType such as {@code image/png}
     * @param content nobody changes it
     */
    @SuppressWarnings("ArrayRecordComponent") // shown, never compared
    public record Shown(String mediaType, byte[] content) {}
}
