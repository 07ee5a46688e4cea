package org.nailbed.flash.espressif.chip;

/**
 * Where a chip keeps its locks.
 *
 * @param encryptionCount flash encryption is on when an odd number of its bits is set
 * @param secureBoot not 0 when on
 */
record SecurityFuses(Fuse encryptionCount, Fuse secureBoot) {

    Security read(FuseReader fuses) {
        return new Security(secureBoot.read(fuses) != 0, Integer.bitCount(encryptionCount.read(fuses)) % 2 == 1, false);
    }
}
