package org.nailbed.simulator.stub;

import org.nailbed.simulator.memory.NorFlash;

/**
 * The new stub's way to erase: ahead of each write, no further than needed. Sectors that read all FF are passed over until the
 * first dirty one; from there on everything is erased unread, in 64 KiB blocks where they fit (protocol reference, 3.2).
 */
final class EraseAhead {
    private final NorFlash flash;
    private final int end;
    private int next;
    private boolean dirtySeen;

    /** Covers the range rounded outward to sectors; it must lie in the flash. */
    EraseAhead(NorFlash flash, int offset, int length) {
        this.flash = flash;
        next = offset - offset % NorFlash.SECTOR_BYTES;
        int over = (offset + length) % NorFlash.SECTOR_BYTES;
        end = offset + length + (over == 0 ? 0 : NorFlash.SECTOR_BYTES - over);
    }

    /** One erase, or one look at a blank sector. @return nanoseconds, 0 when nothing is left */
    long step() {
        if (next >= end) {
            return 0;
        }
        if (!dirtySeen) {
            if (flash.isBlank(next, NorFlash.SECTOR_BYTES)) {
                next += NorFlash.SECTOR_BYTES;
                return flash.readNanos(NorFlash.SECTOR_BYTES);
            }
            dirtySeen = true;
        }
        boolean wholeBlock = next % NorFlash.BLOCK_BYTES == 0 && end - next >= NorFlash.BLOCK_BYTES;
        int at = next;
        next += wholeBlock ? NorFlash.BLOCK_BYTES : NorFlash.SECTOR_BYTES;
        return wholeBlock ? flash.eraseBlock(at) : flash.eraseSector(at);
    }

    /** Erases on until everything below {@code address} is ready to be written. @return nanoseconds */
    long reach(int address) {
        long nanos = 0;
        while (next < Math.min(address, end)) {
            nanos += step();
        }
        return nanos;
    }

    /** All of it, without looking. @return nanoseconds */
    long everything() {
        dirtySeen = true;
        return reach(end);
    }
}
