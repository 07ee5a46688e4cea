package org.nailbed.simulator.link;

import java.util.Arrays;

/** Bytes that the operating system did not take yet. What is too much is lost, as behind a real adapter. */
final class Backlog {
    private static final int LIMIT_BYTES = 1 << 18;
    private byte[] bytes = new byte[0];

    /** Takes bytes and says how many. */
    interface Taker {
        int take(byte[] bytes, int offset, int length);
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    void add(byte[] more, Taker taker) {
        int taken = isEmpty() ? taker.take(more, 0, more.length) : 0;
        int rest = Math.min(more.length - taken, LIMIT_BYTES - bytes.length);
        if (rest > 0) {
            int before = bytes.length;
            bytes = Arrays.copyOf(bytes, before + rest);
            System.arraycopy(more, taken, bytes, before, rest);
        }
    }

    void drain(Taker taker) {
        if (!isEmpty()) {
            int taken = taker.take(bytes, 0, bytes.length);
            bytes = Arrays.copyOfRange(bytes, taken, bytes.length);
        }
    }

    void clear() {
        bytes = new byte[0];
    }
}
