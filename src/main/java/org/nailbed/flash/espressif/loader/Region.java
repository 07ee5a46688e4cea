package org.nailbed.flash.espressif.loader;

/**
 * A stretch of flash or RAM.
 *
 * @param offset bytes from the start of flash, or a RAM address (unsigned)
 */
public record Region(int offset, int sizeBytes) {

    /** The first byte after it. */
    public long end() {
        return Integer.toUnsignedLong(offset) + sizeBytes;
    }
}
