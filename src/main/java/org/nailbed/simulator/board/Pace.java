package org.nailbed.simulator.board;

import org.nailbed.simulator.JigOptions.Timing;

/**
 * How long things take that are neither chip nor flash.
 *
 * @param turnNanos what USB adds whenever the direction changes, charged to the bytes towards the PC
 */
record Pace(boolean realistic, long turnNanos) {
    private static final long USB_TURN_NANOS = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    /** Start bit, eight data bits, stop bit. */
    private static final int BITS_PER_BYTE = 10;

    static Pace of(Timing timing) {
        return timing == Timing.REALISTIC ? new Pace(true, USB_TURN_NANOS) : new Pace(false, 0);
    }

    long wireNanos(long bytes, int baud) {
        return realistic ? bytes * BITS_PER_BYTE * NANOS_PER_SECOND / baud : 0;
    }

    long nanos(long realisticNanos) {
        return realistic ? realisticNanos : 0;
    }
}
