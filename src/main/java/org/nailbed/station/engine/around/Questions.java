package org.nailbed.station.engine.around;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.Operator;
import org.nailbed.sequence.SequenceException;
import org.nailbed.station.SlotView.Asked;
import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;
import org.nailbed.wire.Deadline;

/** What the runs on one slot ask the operator, one question at a time. Asked on the slot's thread, answered from any, once. */
public final class Questions implements Operator {

    /** How often a deadline is looked at; an answer or an interrupt wakes at once. */
    private static final long LOOK_MILLIS = 200;

    private final String slot;
    private final InstantSource clock;
    private final Runnable changed;

    private @Nullable Asked asked;
    private @Nullable Answer answer;
    private boolean nobodyThere;

    /**
     * @param slot for messages: "Slot 3 (/dev/ttyUSB2)"
     * @param changed is called whenever {@link #asked()} says another thing; returns at once
     */
    public Questions(String slot, InstantSource clock, Runnable changed) {
        this.slot = slot;
        this.clock = clock;
        this.changed = changed;
    }

    /** The question that waits now. */
    public synchronized Optional<Asked> asked() {
        return Optional.ofNullable(asked);
    }

    /** The question that waits now, if it wants a value. */
    public Optional<Asked> askedForValue() {
        return asked().filter(one -> one.question().kind() == Kind.VALUE);
    }

    @Override
    public Answer ask(Question question, Deadline deadline) {
        open(question, deadline);
        changed.run();
        try {
            return await(question, deadline);
        } finally {
            synchronized (this) {
                asked = null;
                answer = null;
            }
            changed.run();
        }
    }

    private synchronized void open(Question question, Deadline deadline) {
        Instant now = clock.instant();
        asked = new Asked(UUID.randomUUID(), question, now, now.plus(deadline.remaining()));
    }

    private synchronized Answer await(Question question, Deadline deadline) {
        try {
            while (answer == null) {
                if (nobodyThere) {
                    throw new SequenceException(
                            FaultCode.STOPPED, slot + ": the station closes, nobody can answer any more.");
                }
                if (deadline.hasPassed()) {
                    throw new SequenceException(
                            FaultCode.PROMPT_UNANSWERED,
                            "%s: nobody answered '%s' within %d s."
                                    .formatted(
                                            slot,
                                            question.text(),
                                            deadline.budget().toSeconds()));
                }
                wait(Math.max(1, Math.min(LOOK_MILLIS, deadline.remainingMillis()))); // 0 would be for ever
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SequenceException(
                    FaultCode.STOPPED, "%s: stopped at the question '%s'.".formatted(slot, question.text()), e);
        }
    }

    /** @throws StationException when this question does not wait any more, or wants another kind of answer */
    public synchronized void answer(UUID question, Answer given) {
        if (asked == null || !asked.id().equals(question) || answer != null) {
            throw new StationException(
                    Refusal.UNKNOWN_QUESTION,
                    slot + " does not ask this question any more: it was answered, or its run ended. Look again.");
        }
        fault(asked.question(), given).ifPresent(expected -> {
            throw new StationException(
                    Refusal.ANSWER_NOT_FITTING,
                    slot + ": the answer is " + said(given) + ", expected " + expected + ".");
        });
        answer = given;
        notifyAll();
    }

    /** From now on nobody waits for an operator: the station closes. */
    public synchronized void nobodyIsThere() {
        nobodyThere = true;
        notifyAll();
    }

    /** Whether a value is what was asked for, the phase knows, and asks again. */
    private static Optional<String> fault(Question question, Answer given) {
        return switch (question.kind()) {
            case YES_NO, CONFIRM -> given instanceof Given ? Optional.of("yes or no") : Optional.empty();
            case VALUE ->
                given instanceof Given value && !value.text().isBlank() ? Optional.empty() : Optional.of("a value");
        };
    }

    private static String said(Answer given) {
        if (given instanceof Given value) {
            return "'" + value.text() + "'";
        }
        return given instanceof Yes ? "yes" : "no";
    }
}
