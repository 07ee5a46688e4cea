package org.nailbed.wire.serial;

import org.jspecify.annotations.Nullable;
import org.nailbed.wire.Deadline;

/** Who is inside a write, until when; lets the watch free it without touching a write that has come back. */
final class WriteState {
    /** Attempts before the device is closed under the write, which no driver but a broken one makes necessary. */
    private static final int GENTLE_ATTEMPTS = 20;

    private @Nullable Thread writer;
    private @Nullable Deadline deadline;
    private int attempts;

    synchronized void begin(Thread byThread, Deadline until) {
        writer = byThread;
        deadline = until;
        attempts = 0;
    }

    /** Returns whether the write was freed: some of its bytes are lost then. */
    synchronized boolean end() {
        writer = null;
        deadline = null;
        return attempts > 0;
    }

    /** Frees a write whose port is closing, whose deadline has passed or whose thread was interrupted. */
    synchronized void freeIf(boolean closing, SerialDevice device) {
        if (writer == null || deadline == null) {
            return;
        }
        if (closing || writer.isInterrupted() || deadline.hasPassed()) {
            attempts++;
            if (attempts <= GENTLE_ATTEMPTS) {
                device.freeWriter();
            } else if (attempts == GENTLE_ATTEMPTS + 1) {
                device.close();
            }
        }
    }
}
