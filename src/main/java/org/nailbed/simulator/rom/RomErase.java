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
        int sector = offset / NorFlash.SECTOR_BYTES;
        int left = (size + NorFlash.SECTOR_BYTES - 1) / NorFlash.SECTOR_BYTES;
        long nanos = 0;
        for (int head = Math.min(left, SECTORS_PER_BLOCK - sector % SECTORS_PER_BLOCK); head > 0; head--, left--) {
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
