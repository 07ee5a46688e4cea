package org.nailbed.app.bench;

import java.util.Optional;
import org.nailbed.simulator.memory.FlashTiming;

/**
 * The least time in which a board can be brought from what it holds to what it is to hold, wire and flash working at once.
 *
 * @param wireSeconds encoded bytes × 10 / baud
 * @param flashSeconds erase and program times of the data sheet, for the sectors that differ
 */
record Limit(double wireSeconds, double flashSeconds) {
    private static final int SECTOR_BYTES = 0x1000;
    private static final int BLOCK_BYTES = 0x10000;
    private static final int PAGE_BYTES = 0x100;
    private static final byte BLANK = (byte) 0xFF;
    private static final double BITS_PER_BYTE_ON_THE_WIRE = 10;

    /**
     * @param wireBytes that the engine needed, framing included
     * @param held from the start of flash; what is beyond its end is blank
     */
    static Limit of(long wireBytes, int baud, Optional<byte[]> held, byte[] wanted) {
        byte[] now = held.orElseGet(() -> new byte[0]);
        FlashTiming timing = FlashTiming.TYPICAL;
        double nanos = 0;
        for (int block = 0; block < wanted.length; block += BLOCK_BYTES) {
            int changed = 0;
            int dirty = 0;
            for (int sector = block; sector < Math.min(block + BLOCK_BYTES, wanted.length); sector += SECTOR_BYTES) {
                if (differs(now, wanted, sector)) {
                    changed++;
                    dirty += isBlank(now, sector) ? 0 : 1;
                }
            }
            nanos += Math.min((double) dirty * timing.sectorEraseNanos(), (double) timing.blockEraseNanos());
            nanos += (double) changed * (SECTOR_BYTES / PAGE_BYTES) * timing.pageProgramNanos();
        }
        return new Limit(wireBytes * BITS_PER_BYTE_ON_THE_WIRE / baud, nanos / 1e9);
    }

    /** The slower of the two. */
    double seconds() {
        return Math.max(wireSeconds, flashSeconds);
    }

    private static boolean differs(byte[] now, byte[] wanted, int sector) {
        for (int at = sector; at < Math.min(sector + SECTOR_BYTES, wanted.length); at++) {
            if (byteAt(now, at) != wanted[at]) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(byte[] now, int sector) {
        for (int at = sector; at < sector + SECTOR_BYTES; at++) {
            if (byteAt(now, at) != BLANK) {
                return false;
            }
        }
        return true;
    }

    private static byte byteAt(byte[] flash, int at) {
        return at < flash.length ? flash[at] : BLANK;
    }
}
