package org.nailbed.station;

/** A command that cannot be done now; nothing was changed. Its message says what, where, and what to do. */
public final class StationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    public StationException(Refusal refusal, String message) {
        super(message);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    /** Why a command was refused. */
    public enum Refusal {
        UNKNOWN_SLOT,
        NOT_NOW,
        SERIAL_PATTERN,
        SERIAL_IN_USE,
        NO_FREE_SLOT,
        UNKNOWN_PRODUCT,
        UNKNOWN_JOB,
        /** The question was answered, or went with its run. */
        UNKNOWN_QUESTION,
        /** The answer is not of the kind that was asked for. */
        ANSWER_NOT_FITTING,
        NOT_APPROVED,
        WITHDRAWN,
        JOB_NOT_RUNNING,
        JOB_FULL,
        /** The slot itself takes no start until somebody saw to it. */
        SLOT_STOPPED,
        /** What was asked for is not possible at all, such as a job of no units. */
        NOT_POSSIBLE,
        CLOSED
    }
}
