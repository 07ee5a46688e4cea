package org.nailbed.flash.espressif.fuse;

/** A number that is burnt into a chip. */
@FunctionalInterface
public interface Fuse {

    int read(FuseReader fuses);

    /** Neighbouring bits of one word. */
    static Fuse bits(int address, int lowestBit, int count) {
        int mask = (1 << count) - 1;
        return fuses -> (fuses.word(address) >>> lowestBit) & mask;
    }

    /** This one above {@code lower}, which is {@code lowerBits} wide. */
    default Fuse above(Fuse lower, int lowerBits) {
        return fuses -> (read(fuses) << lowerBits) | lower.read(fuses);
    }
}
