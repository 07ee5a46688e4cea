package org.nailbed.flash.espressif.write;

import org.nailbed.flash.Extent;

/**
 * What it takes to write a stretch of flash through a stub, which lets wire and flash overlap: an estimate to choose by.
 *
 * @param baud of the wire, ten bits a byte
 * @param turnNanos from a short question to its answer, as measured on this board
 */
record WriteCost(int baud, long turnNanos) {
    /** Applications deflate to between 60 and 70 %; to know it for a part would take deflating it. */
    private static final double WIRE_SHARE = 0.65;

    private static final int BITS_PER_BYTE_ON_WIRE = 10;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** BEGIN and END. */
    private static final int TURNS = 2;

    /** Nanoseconds from BEGIN until the last byte is in flash. */
    long nanos(Extent extent) {
        return TURNS * turnNanos + Math.max(wireNanos(extent.sizeBytes()), new FlashTime(extent).nanos());
    }

    private long wireNanos(int flashBytes) {
        return (long) (WIRE_SHARE * flashBytes * BITS_PER_BYTE_ON_WIRE * NANOS_PER_SECOND / baud);
    }
}
