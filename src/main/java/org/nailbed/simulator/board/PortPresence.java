package org.nailbed.simulator.board;

/** When a port that is the chip's own goes away and comes back. Times are nanoseconds of the board's clock. */
final class PortPresence {
    static final long NEVER = Long.MAX_VALUE;
    /** A host notices that a device is gone when it has been for this long: later than the last step of a reset sequence. */
    static final long NOTICED_NANOS = 150_000_000;

    private static final long AWAY_NANOS = 400_000_000;
    private static final long SHORTEST_AWAY_NANOS = 50_000_000;

    private final Cable cable;
    private final Pace pace;
    private long goesAt = NEVER;
    private long comesAt = NEVER;
    private boolean returned;

    PortPresence(Cable cable, Pace pace) {
        this.cable = cable;
        this.pace = pace;
    }

    void leave(long now) {
        goesAt = now + NOTICED_NANOS;
        comesAt = goesAt + (pace.realistic() ? AWAY_NANOS : SHORTEST_AWAY_NANOS);
    }

    void leaveForGood(long now) {
        goesAt = now + NOTICED_NANOS;
        comesAt = NEVER;
    }

    /** What was to come no longer does. */
    void forget() {
        goesAt = NEVER;
        comesAt = NEVER;
        returned = false;
    }

    long nextNanos() {
        return Math.min(goesAt, comesAt);
    }

    /** Does what was due. @return whether the port went away just now */
    boolean advance() {
        if (goesAt != NEVER) {
            goesAt = NEVER;
            cable.pullOut();
            return true;
        }
        comesAt = NEVER;
        returned = true;
        cable.comeBack();
        return false;
    }

    /** Whether the port has come back since this was last asked. */
    boolean takeReturn() {
        boolean was = returned;
        returned = false;
        return was;
    }
}
