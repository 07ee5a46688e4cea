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
        CLOSED
    }
}
