package org.nailbed.simulator.board;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Bytes on their way to the board. What the PC hands over at once still arrives one byte after the other: back to back bytes
 * follow each other at the wire's pace, counted from when the first could start, so that no late waking adds up.
 */
final class InboundWire {
    private static final long NEVER = Long.MAX_VALUE;
    private static final byte FRAME_END = (byte) 0xC0;
    /** Beyond this the PC has to wait, as in front of a full driver buffer. */
    private static final int FULL_BYTES = 0x8000;

    /** Bytes up to the next frame end. */
    record Slice(byte[] bytes, int offset, int length, int baud) {}

    private static final class Chunk {
        final byte[] bytes;
        final int baud;
        final long startNanos;
        int position;

        Chunk(byte[] bytes, int baud, long startNanos) {
            this.bytes = bytes;
            this.baud = baud;
            this.startNanos = startNanos;
        }

        int sliceEnd(long mostBytes) {
            int limit = position + (int) Math.min(bytes.length - position, mostBytes);
            for (int i = position; i < limit; i++) {
                if (bytes[i] == FRAME_END) {
                    return i + 1;
                }
            }
            return limit;
        }
    }

    private final Pace pace;
    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private long freeAt = Long.MIN_VALUE;
    private int queuedBytes;
    private long nextArrival = NEVER;
    private int nextEnd;

    InboundWire(Pace pace) {
        this.pace = pace;
    }

    /** @param baud the rate they are sent at */
    void add(byte[] bytes, int length, int baud, long now) {
        long start = Math.max(now, freeAt);
        chunks.add(new Chunk(Arrays.copyOf(bytes, length), baud, start));
        freeAt = start + pace.wireNanos(length, baud);
        queuedBytes += length;
    }

    boolean isFull() {
        return queuedBytes >= FULL_BYTES;
    }

    /**
     * When the next slice is complete.
     *
     * @param mostBytes it may have, at least 1
     */
    long nextArrivalNanos(long mostBytes) {
        Chunk chunk = chunks.peek();
        if (chunk == null) {
            return NEVER;
        }
        if (nextArrival == NEVER) {
            nextEnd = chunk.sliceEnd(mostBytes);
            nextArrival = chunk.startNanos + pace.wireNanos(nextEnd, chunk.baud);
        }
        return nextArrival;
    }

    /** The slice that {@link #nextArrivalNanos} spoke of. */
    Slice take() {
        Chunk chunk = chunks.element();
        Slice slice = new Slice(chunk.bytes, chunk.position, nextEnd - chunk.position, chunk.baud);
        chunk.position = nextEnd;
        queuedBytes -= slice.length();
        if (chunk.position == chunk.bytes.length) {
            chunks.remove();
        }
        forgetNext();
        return slice;
    }

    /** Makes the next slice be cut anew, for its limit has changed. */
    void forgetNext() {
        nextArrival = NEVER;
    }

    void clear() {
        chunks.clear();
        queuedBytes = 0;
        freeAt = Long.MIN_VALUE;
        forgetNext();
    }
}
