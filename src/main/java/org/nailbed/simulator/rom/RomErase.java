package org.nailbed.simulator.rom;

import org.nailbed.simulator.memory.NorFlash;

/** The ROM's walk over a region to erase (protocol reference, 2.3). */
final class RomErase {
    private static final int SECTORS_PER_BLOCK = NorFlash.BLOCK_BYTES / NorFlash.SECTOR_BYTES;

    private RomErase() {}

    /**
     * Erases single sectors up to the next block border (all sixteen of them when it begins on one), then blocks while more than
     * sixteen sectors remain, then single sectors.
     *
     * @return nanoseconds
     */
    static long erase(NorFlash flash, int offset, int size) {
        return walk(flash, offset / NorFlash.SECTOR_BYTES, sectors(size));
    }

    /**
     * The ESP8266's mistake: it does not count what it erases up to the block border, and erases that much too far, or to the
     * end of the chip.
     *
     * @return nanoseconds
     */
    static long eraseTooFar(NorFlash flash, int offset, int size) {
        int sector = offset / NorFlash.SECTOR_BYTES;
        int count = sectors(size) + headOf(sector, sectors(size));
        return walk(flash, sector, Math.min(count, flash.sizeBytes() / NorFlash.SECTOR_BYTES - sector));
    }

    private static int sectors(int size) {
        return (size + NorFlash.SECTOR_BYTES - 1) / NorFlash.SECTOR_BYTES;
    }

    private static int headOf(int sector, int count) {
        return Math.min(count, SECTORS_PER_BLOCK - sector % SECTORS_PER_BLOCK);
    }

    private static long walk(NorFlash flash, int first, int count) {
        int sector = first;
        int left = count;
        long nanos = 0;
        for (int head = headOf(sector, left); head > 0; head--, left--) {
            nanos += flash.eraseSector(sector++ * NorFlash.SECTOR_BYTES);
        }
        for (; left > SECTORS_PER_BLOCK; left -= SECTORS_PER_BLOCK, sector += SECTORS_PER_BLOCK) {
            nanos += flash.eraseBlock(sector * NorFlash.SECTOR_BYTES);
        }
        for (; left > 0; left--) {
            nanos += flash.eraseSector(sector++ * NorFlash.SECTOR_BYTES);
        }
        return nanos;
    }
}
