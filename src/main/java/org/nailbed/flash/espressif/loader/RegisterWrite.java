package org.nailbed.flash.espressif.loader;

/**
 * One entry of WRITE_REG: only the bits of {@code mask} change.
 *
 * @param delayMicros the loader waits this long before it writes
 */
public record RegisterWrite(int address, int value, int mask, int delayMicros) {

    /** All 32 bits, at once. */
    public static RegisterWrite of(int address, int value) {
        return new RegisterWrite(address, value, 0xFFFFFFFF, 0);
    }
}
