package org.nailbed.flash.espressif.chip;

/**
 * Where the fuses of a chip after the first ESP32 lie (protocol reference, 5.2 and 5.3).
 *
 * @param base of all fuse registers
 */
record FuseBlock(int base) {
    private static final int BLOCK1 = 0x44;
    private static final int ENCRYPTION = 0x34;
    private static final int SECURE_BOOT = 0x38;

    /** In block 1, whose first word is the lower word of the MAC. */
    Fuse bits(int word, int lowestBit, int count) {
        return Fuse.bits(base + BLOCK1 + 4 * word, lowestBit, count);
    }

    Mac mac() {
        return new Mac(base + BLOCK1);
    }

    /** As on S2, S3, C3, C6, H2 and P4. */
    SecurityFuses security() {
        return new SecurityFuses(Fuse.bits(base + ENCRYPTION, 18, 3), Fuse.bits(base + SECURE_BOOT, 20, 1));
    }
}
