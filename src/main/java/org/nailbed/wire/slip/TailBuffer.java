package org.nailbed.wire.slip;

import java.util.Arrays;

/** Keeps the last bytes of what is appended; grows up to its limit, then forgets the oldest half. */
final class TailBuffer {
    private final int limit;
    private byte[] bytes;
    private int length;

    TailBuffer(int limit) {
        this(limit, new byte[Math.min(limit, 256)], 0);
    }

    private TailBuffer(int limit, byte[] bytes, int length) {
        this.limit = limit;
        this.bytes = bytes;
        this.length = length;
    }

    void append(byte[] from, int offset, int count) {
        int skipped = Math.max(0, count - limit);
        int added = count - skipped;
        makeRoomFor(added);
        System.arraycopy(from, offset + skipped, bytes, length, added);
        length += added;
    }

    private void makeRoomFor(int added) {
        if (length + added <= bytes.length) {
            return;
        }
        int kept = Math.min(length, limit - added);
        byte[] target = new byte[Math.min(2 * limit, Math.max(2 * bytes.length, kept + added))];
        System.arraycopy(bytes, length - kept, target, 0, kept);
        bytes = target;
        length = kept;
    }

    byte[] toByteArray() {
        return Arrays.copyOfRange(bytes, Math.max(0, length - limit), length);
    }

    TailBuffer copy() {
        return new TailBuffer(limit, bytes.clone(), length);
    }

    void clear() {
        length = 0;
    }
}
