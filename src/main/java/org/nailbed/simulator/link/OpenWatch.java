package org.nailbed.simulator.link;

import com.sun.jna.Memory;

/**
 * Hears of every opening and closing of a terminal. Polling its other end would miss a client that closes and opens again at
 * once, as two tools in a row do.
 */
final class OpenWatch implements AutoCloseable {
    private static final int NONE = -1;
    private static final int CLOSED_AFTER_WRITING = 0x8;
    private static final int CLOSED = 0x10;
    private static final int OPENED = 0x20;
    /** struct inotify_event without a name: watch, mask, cookie, length. */
    private static final int EVENT_BYTES = 16;

    private static final int MASK_AT = 4;
    private static final int LENGTH_AT = 12;
    private static final int BUFFER_BYTES = 4096;

    private final Memory buffer = new Memory(BUFFER_BYTES);
    private final int fd;
    private boolean open;
    private boolean closing;

    /** Without watches left in the system it hears nothing; then {@link #isDeaf}. */
    OpenWatch(String device) {
        int made = LibC.inotify_init1(LibC.O_NONBLOCK | LibC.O_CLOEXEC);
        boolean watches =
                made >= 0 && LibC.inotify_add_watch(made, device, OPENED | CLOSED | CLOSED_AFTER_WRITING) >= 0;
        if (made >= 0 && !watches) {
            LibC.close(made);
        }
        fd = watches ? made : NONE;
    }

    boolean isDeaf() {
        return fd == NONE;
    }

    int fd() {
        return fd;
    }

    boolean isOpen() {
        return open;
    }

    /** Somebody was seen to have it open. */
    void markOpen() {
        open = true;
        closing = false;
    }

    /** Nobody has it open any more. */
    void markClosed() {
        open = false;
        closing = false;
    }

    /** @return whether a client opened it afresh since the last look */
    boolean openedAfresh() {
        long count = LibC.read(fd, buffer, BUFFER_BYTES);
        boolean afresh = false;
        for (long at = 0; at < count; at += EVENT_BYTES + buffer.getInt(at + LENGTH_AT)) {
            boolean opening = (buffer.getInt(at + MASK_AT) & OPENED) != 0;
            if (opening && (!open || closing)) {
                afresh = true;
                markOpen();
            }
            closing |= !opening;
        }
        return afresh;
    }

    @Override
    public void close() {
        if (!isDeaf()) {
            LibC.close(fd);
        }
        buffer.close();
    }
}
