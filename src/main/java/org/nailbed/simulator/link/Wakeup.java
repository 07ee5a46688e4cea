package org.nailbed.simulator.link;

import com.sun.jna.Memory;

/** Ends another thread's waiting. */
final class Wakeup implements AutoCloseable {
    private static final int CLOSED = -1;
    private final Memory one = new Memory(8);
    private final Memory drained = new Memory(8);
    private int fd = LibC.checked("eventfd", LibC.eventfd(0, LibC.EFD_NONBLOCK | LibC.EFD_CLOEXEC));

    Wakeup() {
        one.setLong(0, 1);
    }

    synchronized int fd() {
        return fd;
    }

    synchronized void wake() {
        if (fd != CLOSED) {
            LibC.write(fd, one, one.size());
        }
    }

    synchronized void drain() {
        if (fd != CLOSED) {
            LibC.read(fd, drained, drained.size());
        }
    }

    @Override
    public synchronized void close() {
        if (fd != CLOSED) {
            LibC.close(fd);
            fd = CLOSED;
        }
    }
}
