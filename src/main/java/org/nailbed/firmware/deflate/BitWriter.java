package org.nailbed.firmware.deflate;

import java.util.Arrays;

/** Bits, the lowest of a byte first (RFC 1951, 3.1.1). */
final class BitWriter {
    private byte[] bytes;
    private int length;
    private long pending;
    private int pendingBits;

    BitWriter(int expectedBytes) {
        bytes = new byte[Math.max(64, expectedBytes)];
    }

    /** @param count 0 to 32 */
    void write(int value, int count) {
        pending |= (value & ((1L << count) - 1)) << pendingBits;
        pendingBits += count;
        while (pendingBits >= 8) {
            put((byte) pending);
            pending >>>= 8;
            pendingBits -= 8;
        }
    }

    /** Fills the last byte with zeros. */
    void align() {
        write(0, (8 - pendingBits) & 7);
    }

    /** After {@link #align}. */
    void write(byte[] source, int from, int count) {
        for (int i = 0; i < count; i++) {
            put(source[from + i]);
        }
    }

    private void put(byte value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = value;
    }

    byte[] toBytes() {
        align();
        return Arrays.copyOf(bytes, length);
    }
}
