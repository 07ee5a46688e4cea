package org.nailbed.flash.espressif.write;

import org.nailbed.flash.Extent;

/**
 * How long flash is busy when a stub writes a stretch of it: sectors are erased, or whole blocks where they fit (protocol
 * reference, 3.2), and pages programmed, in the typical times of NOR flash from its data sheets (7.2).
 */
record FlashTime(Extent extent) {
    static final int SECTOR_BYTES = 0x1000;
    static final int BLOCK_BYTES = 0x10000;
    private static final int PAGE_BYTES = 0x100;

    private static final long SECTOR_ERASE_NANOS = 45_000_000;
    private static final long BLOCK_ERASE_NANOS = 150_000_000;
    static final long PAGE_PROGRAM_NANOS = 400_000;

    /** All of it, over other content. */
    long nanos() {
        return nanosUntil(extent.end());
    }

    /** What is below {@code address}, over other content; what must be erased for it may reach further. */
    long nanosUntil(int address) {
        long nanos = programNanosUntil(address);
        for (int at = extent.offset(); at < address; ) {
            boolean wholeBlock = at % BLOCK_BYTES == 0 && extent.end() - at >= BLOCK_BYTES;
            nanos += wholeBlock ? BLOCK_ERASE_NANOS : SECTOR_ERASE_NANOS;
            at += wholeBlock ? BLOCK_BYTES : SECTOR_BYTES;
        }
        return nanos;
    }

    /** The same where nothing has to be erased. */
    long programNanosUntil(int address) {
        return (address - extent.offset() + PAGE_BYTES - 1L) / PAGE_BYTES * PAGE_PROGRAM_NANOS;
    }
}
