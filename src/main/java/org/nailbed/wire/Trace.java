package org.nailbed.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What went over a port lately, both directions, with times; a bounded ring that is always on.
 *
 * <p>Recording costs one copy of at most {@link #WHOLE_BYTES} bytes and no allocation but a small header; of a longer chunk the
 * head and the tail are kept. Thread-safe; readable after the port was closed.
 */
public final class Trace {

    /** A chunk up to this size is kept whole. */
    static final int WHOLE_BYTES = 512;

    private static final int HEAD_BYTES = 256;
    private static final int TAIL_BYTES = 64;
    private static final int RING_BYTES = 256 * 1024;
    /** Bounds the headers too, for a board that sends byte by byte. */
    private static final int MAX_ENTRIES = 8192;

    /** What a line of the trace tells of. */
    public enum Kind {
        RECEIVED("<"),
        SENT(">"),
        /** A change of the lines or the baud, or a port's end, in words. */
        NOTE("-");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    /** Is told of every chunk as it is recorded, on the thread that reads or writes: to return at once. */
    @FunctionalInterface
    public interface Listener {
        Listener NONE = (kind, bytes, offset, length) -> {};

        /** The bytes are whole, also where the ring keeps head and tail only; not to be kept or changed. */
        void recorded(Kind kind, byte[] bytes, int offset, int length);
    }

    private record Entry(long nanos, Kind kind, int totalBytes, int keptBytes) {}

    private final Ticker ticker;
    private final long startNanos;
    private final byte[] ring = new byte[RING_BYTES];
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private int writeAt;
    private int heldBytes;
    private long droppedEntries;
    private final AtomicInteger concealments = new AtomicInteger();
    private volatile Listener listener = Listener.NONE;

    public Trace() {
        this(Ticker.SYSTEM);
    }

    public Trace(Ticker ticker) {
        this.ticker = ticker;
        this.startNanos = ticker.nanos();
    }

    /** Something secret is under way; its end is the close, and what went by meanwhile is never known. */
    @FunctionalInterface
    public interface Concealment extends AutoCloseable {
        Concealment NONE = () -> {};

        @Override
        void close();
    }

    /** From now on only how much goes over the port is kept and told, not what. */
    public Concealment conceal() {
        concealments.incrementAndGet();
        return concealments::decrementAndGet;
    }

    /** From now on this one listener is told too. */
    public void follow(Listener follower) {
        listener = follower;
    }

    /** Copies; keeps no reference to {@code bytes}. */
    public void record(Kind kind, byte[] bytes, int offset, int length) {
        if (concealments.get() > 0 && kind != Kind.NOTE) {
            note("%s %d bytes, which are secret".formatted(kind == Kind.SENT ? "sent" : "received", length));
            return;
        }
        keep(kind, bytes, offset, length);
        listener.recorded(kind, bytes, offset, length);
    }

    private synchronized void keep(Kind kind, byte[] bytes, int offset, int length) {
        boolean whole = length <= WHOLE_BYTES;
        int kept = whole ? length : HEAD_BYTES + TAIL_BYTES;
        makeRoomFor(kept);
        put(bytes, offset, whole ? length : HEAD_BYTES);
        if (!whole) {
            put(bytes, offset + length - TAIL_BYTES, TAIL_BYTES);
        }
        entries.add(new Entry(ticker.nanos(), kind, length, kept));
    }

    public void note(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        record(Kind.NOTE, bytes, 0, Math.min(bytes.length, WHOLE_BYTES));
    }

    /** For people: a line per chunk with seconds since the port was opened, direction, hex and text. */
    public synchronized String dump() {
        StringBuilder out = new StringBuilder();
        if (droppedEntries > 0) {
            out.append("(").append(droppedEntries).append(" older lines dropped)\n");
        }
        int at = Math.floorMod(writeAt - heldBytes, RING_BYTES);
        for (Entry entry : entries) {
            byte[] kept = take(at, entry.keptBytes());
            at = (at + kept.length) % RING_BYTES;
            TraceText.append(out, line(entry), kept, HEAD_BYTES);
        }
        return out.toString();
    }

    private TraceText.Line line(Entry entry) {
        return new TraceText.Line((entry.nanos() - startNanos) / 1e9, entry.kind(), entry.totalBytes());
    }

    private void makeRoomFor(int count) {
        while (heldBytes + count > RING_BYTES || entries.size() >= MAX_ENTRIES) {
            heldBytes -= entries.remove().keptBytes();
            droppedEntries++;
        }
        heldBytes += count;
    }

    private void put(byte[] bytes, int offset, int length) {
        int first = Math.min(length, RING_BYTES - writeAt);
        System.arraycopy(bytes, offset, ring, writeAt, first);
        System.arraycopy(bytes, offset + first, ring, 0, length - first);
        writeAt = (writeAt + length) % RING_BYTES;
    }

    private byte[] take(int at, int length) {
        int first = Math.min(length, RING_BYTES - at);
        return ByteBuffer.allocate(length)
                .put(ring, at, first)
                .put(ring, 0, length - first)
                .array();
    }
}
