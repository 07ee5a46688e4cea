package org.nailbed.simulator.board;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Bytes on their way to the PC, handed over in pieces when the last byte of a piece has passed wire and USB. */
final class OutboundWire {
    private static final long NEVER = Long.MAX_VALUE;
    /** A long reply is handed over about this often while it still comes. */
    private static final int PIECES_PER_SECOND = 100;

    private static final int BITS_PER_BYTE = 10;

    /** @param baud the rate it was sent at */
    record Piece(byte[] bytes, int baud, long atNanos) {}

    private final Pace pace;
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private long freeAt = Long.MIN_VALUE;

    OutboundWire(Pace pace) {
        this.pace = pace;
    }

    void add(byte[] bytes, int baud, long atNanos) {
        long start = Math.max(atNanos, freeAt);
        int step = pace.realistic() ? Math.max(1, baud / BITS_PER_BYTE / PIECES_PER_SECOND) : bytes.length;
        for (int from = 0; from < bytes.length; from += step) {
            int to = Math.min(from + step, bytes.length);
            freeAt = start + pace.wireNanos(to, baud);
            pieces.add(new Piece(Arrays.copyOfRange(bytes, from, to), baud, freeAt + pace.turnNanos()));
        }
    }

    /** When the last byte leaves the board. */
    long freeAtNanos() {
        return freeAt;
    }

    long nextNanos() {
        Piece next = pieces.peek();
        return next == null ? NEVER : next.atNanos();
    }

    Piece take() {
        return pieces.remove();
    }

    void clear() {
        pieces.clear();
        freeAt = Long.MIN_VALUE;
    }
}
