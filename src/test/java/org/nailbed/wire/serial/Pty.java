package org.nailbed.wire.serial;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.util.Arrays;

/** The master side of a pseudo-terminal. */
final class Pty implements AutoCloseable {
    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = 0x100;
    private static final int LOCK_EX_NB = 6;

    static {
        Native.register(Pty.class, "c");
    }

    private final int master;
    private final int keptSlave;
    private final String path;
    private volatile boolean closed;

    Pty() {
        master = posix_openpt(O_RDWR | O_NOCTTY);
        grantpt(master);
        unlockpt(master);
        byte[] name = new byte[128];
        ptsname_r(master, name, name.length);
        path = Native.toString(name);
        // While a slave is open the master's reads wait instead of failing.
        keptSlave = open(path, O_RDWR | O_NOCTTY);
        Memory termios = new Memory(256);
        tcgetattr(master, termios);
        cfmakeraw(termios);
        tcsetattr(master, 0, termios);
    }

    String path() {
        return path;
    }

    void send(byte[] bytes) {
        int done = 0;
        while (done < bytes.length) {
            done += (int) write(master, Arrays.copyOfRange(bytes, done, bytes.length), bytes.length - done);
        }
    }

    byte[] receive(int count) {
        byte[] all = new byte[count];
        byte[] part = new byte[4096];
        int done = 0;
        while (done < count) {
            int got = (int) read(master, part, Math.min(part.length, count - done));
            System.arraycopy(part, 0, all, done, got);
            done += got;
        }
        return all;
    }

    /** As another program does that uses the device. */
    void lockAsAnotherProgram() {
        flock(keptSlave, LOCK_EX_NB);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            close(keptSlave);
            close(master);
        }
    }

    private static native int posix_openpt(int flags) throws LastErrorException;

    private static native int grantpt(int fd) throws LastErrorException;

    private static native int unlockpt(int fd) throws LastErrorException;

    private static native int ptsname_r(int fd, byte[] name, long size) throws LastErrorException;

    private static native int open(String path, int flags) throws LastErrorException;

    private static native int close(int fd) throws LastErrorException;

    private static native long read(int fd, byte[] into, long count) throws LastErrorException;

    private static native long write(int fd, byte[] from, long count) throws LastErrorException;

    private static native int flock(int fd, int operation) throws LastErrorException;

    private static native int tcgetattr(int fd, Memory termios) throws LastErrorException;

    private static native int tcsetattr(int fd, int actions, Memory termios) throws LastErrorException;

    private static native void cfmakeraw(Memory termios);
}
