package org.nailbed.flash.espressif.fuse;

/**
 * Where the fuses of a chip after the first ESP32 lie (protocol reference, 5.2 and 5.3).
 *
 * @param base of all fuse registers
 * @param facts address of the word that the reference counts from: on most chips the first of block 1, the lower word of the MAC
 */
public record FuseBlock(int base, int facts) {
    private static final int BLOCK1 = 0x44;

    /** As on every chip but the C2. */
    public static FuseBlock at(int base) {
        return new FuseBlock(base, base + BLOCK1);
    }

    /** Bits of a word, counted from {@link #facts}. */
    public Fuse bits(int word, int lowestBit, int count) {
        return Fuse.bits(facts + 4 * word, lowestBit, count);
    }

    /** Bits of one of the words before block 1, by its place behind {@link #base}. */
    public Fuse early(int offset, int lowestBit, int count) {
        return Fuse.bits(base + offset, lowestBit, count);
    }

    public Mac mac() {
        return new Mac.Words(facts);
    }

    /** On the chips whose MAC extends to an EUI-64. */
    public Mac extendedMac() {
        return new Mac.ExtendedWords(facts);
    }

    /** As on S3, C3, C6, H2 and P4. */
    public SecurityFuses security() {
        return new SecurityFuses(early(0x34, 18, 3), early(0x38, 20, 1), early(0x30, 20, 1));
    }
}
