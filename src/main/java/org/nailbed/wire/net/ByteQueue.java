package org.nailbed.wire.net;

/** Bytes in the order they came; bounded, the oldest go first when nobody takes them. */
final class ByteQueue {
    /** Some seconds of the fastest UART. */
    private static final int LIMIT_BYTES = 1 << 20;

    private byte[] bytes = new byte[4096];
    private int from;
    private int length;

    boolean isEmpty() {
        return length == 0;
    }

    /** @param count at most what {@code source} holds */
    void add(byte[] source, int count) {
        int dropped = Math.max(0, length + count - LIMIT_BYTES);
        from += dropped;
        length -= dropped;
        if (from + length + count > bytes.length) {
            byte[] target = length + count > bytes.length ? new byte[2 * (length + count)] : bytes;
            System.arraycopy(bytes, from, target, 0, length);
            bytes = target;
            from = 0;
        }
        System.arraycopy(source, 0, bytes, from + length, count);
        length += count;
    }

    /** @return how many it gave */
    int take(byte[] into, int offset, int most) {
        int count = Math.min(most, length);
        System.arraycopy(bytes, from, into, offset, count);
        from += count;
        length -= count;
        return count;
    }

    void clear() {
        from = 0;
        length = 0;
    }
}
