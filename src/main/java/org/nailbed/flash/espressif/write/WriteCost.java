package org.nailbed.flash.espressif.write;

import org.nailbed.flash.Extent;

/**
 * What it takes to write a stretch of flash through a stub, which lets wire and flash overlap: an estimate to choose by.
 *
 * @param baud of the wire, ten bits a byte
 * @param turnNanos from a short question to its answer, as measured on this board
 */
record WriteCost(int baud, long turnNanos) {
    static final int SECTOR_BYTES = 0x1000;
    static final int BLOCK_BYTES = 0x10000;
    private static final int PAGE_BYTES = 0x100;

    /** Typical values of NOR flash from its data sheets (protocol reference, 7.2). */
    private static final long SECTOR_ERASE_NANOS = 45_000_000;

    private static final long BLOCK_ERASE_NANOS = 150_000_000;
    private static final long PAGE_PROGRAM_NANOS = 400_000;

    /** Applications deflate to between 60 and 70 %; to know it for a part would take deflating it. */
    private static final double WIRE_SHARE = 0.65;

    private static final int BITS_PER_BYTE_ON_WIRE = 10;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** BEGIN and END. */
    private static final int TURNS = 2;

    /** Nanoseconds from BEGIN until the last byte is in flash. */
    long nanos(Extent extent) {
        return TURNS * turnNanos + Math.max(wireNanos(extent.sizeBytes()), flashNanos(extent));
    }

    private long wireNanos(int flashBytes) {
        return (long) (WIRE_SHARE * flashBytes * BITS_PER_BYTE_ON_WIRE * NANOS_PER_SECOND / baud);
    }

    private static long flashNanos(Extent extent) {
        long nanos = (extent.sizeBytes() + PAGE_BYTES - 1L) / PAGE_BYTES * PAGE_PROGRAM_NANOS;
        for (int at = extent.offset(); at < extent.end(); ) {
            boolean wholeBlock = at % BLOCK_BYTES == 0 && extent.end() - at >= BLOCK_BYTES;
            nanos += wholeBlock ? BLOCK_ERASE_NANOS : SECTOR_ERASE_NANOS;
            at += wholeBlock ? BLOCK_BYTES : SECTOR_BYTES;
        }
        return nanos;
    }
}
