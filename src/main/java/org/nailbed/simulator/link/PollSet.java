package org.nailbed.simulator.link;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** What one thread waits for. */
final class PollSet {
    private static final int ENTRY_BYTES = 8;
    private static final int EVENTS_AT = 4;
    private static final int HAPPENED_AT = 6;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int NOT_WATCHED = -1;

    private final int size;
    private final Memory entries;
    private final Memory timeout = new Memory(16);

    PollSet(int size) {
        this.size = size;
        entries = new Memory((long) size * ENTRY_BYTES);
        for (int i = 0; i < size; i++) {
            ignore(i);
        }
    }

    void watch(int index, int fd, int events) {
        entries.setInt((long) index * ENTRY_BYTES, fd);
        entries.setShort((long) index * ENTRY_BYTES + EVENTS_AT, (short) events);
        entries.setShort((long) index * ENTRY_BYTES + HAPPENED_AT, (short) 0);
    }

    void ignore(int index) {
        watch(index, NOT_WATCHED, 0);
    }

    /** @param nanos how long at most; negative counts as 0, {@link Long#MAX_VALUE} as for ever */
    void await(long nanos) {
        @Nullable Pointer limit = null;
        if (nanos != Long.MAX_VALUE) {
            long rest = Math.max(0, nanos);
            timeout.setLong(0, rest / NANOS_PER_SECOND);
            timeout.setLong(8, rest % NANOS_PER_SECOND);
            limit = timeout;
        }
        if (LibC.ppoll(entries, size, limit, null) < 0) {
            for (int i = 0; i < size; i++) {
                entries.setShort((long) i * ENTRY_BYTES + HAPPENED_AT, (short) 0);
            }
        }
    }

    boolean happened(int index, int events) {
        return (entries.getShort((long) index * ENTRY_BYTES + HAPPENED_AT) & events) != 0;
    }
}
