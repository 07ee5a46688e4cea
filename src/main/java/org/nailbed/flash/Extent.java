package org.nailbed.flash;

/**
 * A stretch of flash.
 *
 * @param offset bytes from the start of flash, 0 or more
 * @param sizeBytes 1 or more
 */
public record Extent(int offset, int sizeBytes) {

    /** @throws IllegalArgumentException when it begins before the flash, is empty, or ends beyond 2 GiB */
    public Extent {
        if (offset < 0 || sizeBytes < 1 || sizeBytes > Integer.MAX_VALUE - offset) {
            throw new IllegalArgumentException(
                    "%d bytes at offset %d: expected an offset from 0 on, at least one byte, and an end below 2 GiB."
                            .formatted(sizeBytes, offset));
        }
    }

    /** The first byte after it. */
    public int end() {
        return offset + sizeBytes;
    }

    /** For people: "0x1000 bytes at offset 0x8000". */
    @Override
    public String toString() {
        return "0x%X bytes at offset 0x%X".formatted(sizeBytes, offset);
    }
}
