package org.nailbed.flash.espressif.loader;

/** How a transfer is cut. */
public record Blocks(int count, int sizeBytes) {

    /** As many blocks of {@code sizeBytes} as {@code totalBytes} need; the last may be shorter. */
    public static Blocks covering(int totalBytes, int sizeBytes) {
        return new Blocks((totalBytes + sizeBytes - 1) / sizeBytes, sizeBytes);
    }
}
