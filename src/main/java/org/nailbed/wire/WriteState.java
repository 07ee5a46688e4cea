package org.nailbed.wire;

import org.jspecify.annotations.Nullable;

/** Who is inside a write, until when; lets the watch free it without touching a write that has come back. */
final class WriteState {
    private @Nullable Thread writer;
    private @Nullable Deadline deadline;
    private boolean freed;

    synchronized void begin(Thread byThread, Deadline until) {
        writer = byThread;
        deadline = until;
        freed = false;
    }

    /** @return whether the write was freed: some of its bytes are lost then */
    synchronized boolean end() {
        writer = null;
        deadline = null;
        return freed;
    }

    /** Flushes under a write whose port is closing, whose deadline has passed or whose thread was interrupted. */
    synchronized void freeIf(boolean closing, SerialDevice device) {
        if (writer == null || deadline == null) {
            return;
        }
        if (closing || writer.isInterrupted() || deadline.hasPassed()) {
            freed = true;
            device.flush();
        }
    }
}
