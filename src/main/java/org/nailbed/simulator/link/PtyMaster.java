package org.nailbed.simulator.link;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;

/** The board's side of one pseudo-terminal. */
final class PtyMaster implements AutoCloseable {
    private static final int NAME_BYTES = 128;
    /** struct termios2: four flag words, the line discipline, 19 control characters, two rates. */
    private static final int TERMIOS_BYTES = 44;

    private static final int INPUT_FLAGS = 0;
    private static final int OUTPUT_FLAGS = 4;
    private static final int CONTROL_FLAGS = 8;
    private static final int LOCAL_FLAGS = 12;
    private static final int OUTPUT_RATE = 40;
    /** 8 data bits, receiver on, no modem control, 115200. */
    private static final int EIGHT_BITS_AT_115200 = 0x30 | 0x80 | 0x800 | 0x1002;

    private static final int BUFFER_BYTES = 0x10000;

    private final int fd;
    private final String device;
    private final Memory termios = new Memory(TERMIOS_BYTES);
    private final Memory buffer = new Memory(BUFFER_BYTES);

    /** A new one, raw, with no client yet. */
    PtyMaster() {
        fd = LibC.checked(
                "posix_openpt", LibC.posix_openpt(LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_NONBLOCK | LibC.O_CLOEXEC));
        try {
            LibC.checked("grantpt", LibC.grantpt(fd));
            LibC.checked("unlockpt", LibC.unlockpt(fd));
            byte[] name = new byte[NAME_BYTES];
            LibC.checked("ptsname_r", -Math.abs(LibC.ptsname_r(fd, name, name.length)));
            device = Native.toString(name, StandardCharsets.UTF_8.name());
            makeRaw();
            openOnce();
        } catch (RuntimeException e) {
            LibC.close(fd);
            throw e;
        }
    }

    private void makeRaw() {
        LibC.checked("TCGETS2", LibC.ioctl(fd, LibC.TCGETS2, termios));
        termios.setInt(INPUT_FLAGS, 0);
        termios.setInt(OUTPUT_FLAGS, 0);
        termios.setInt(CONTROL_FLAGS, EIGHT_BITS_AT_115200);
        termios.setInt(LOCAL_FLAGS, 0);
        LibC.checked("TCSETS2", LibC.ioctl(fd, LibC.TCSETS2, termios));
    }

    /** Only a terminal that was opened before shows by POLLHUP that nobody has it open. */
    private void openOnce() {
        int client = LibC.checked("open " + device, LibC.open(device, LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_CLOEXEC));
        LibC.close(client);
    }

    int fd() {
        return fd;
    }

    /** {@code /dev/pts/7} */
    String device() {
        return device;
    }

    /** The rate that the client's side is set to, whatever number it is. */
    int clientBaud() {
        return LibC.ioctl(fd, LibC.TCGETS2, termios) < 0 ? 0 : termios.getInt(OUTPUT_RATE);
    }

    /** @return bytes read, 0 when there are none now, negative when nobody has the other side open */
    int read(byte[] into) {
        long read = LibC.read(fd, buffer, Math.min(into.length, BUFFER_BYTES));
        if (read <= 0) {
            return Native.getLastError() == LibC.EAGAIN ? 0 : -1;
        }
        buffer.read(0, into, 0, (int) read);
        return (int) read;
    }

    /** @return how many bytes were taken */
    int write(byte[] bytes, int offset, int length) {
        int part = Math.min(length, BUFFER_BYTES);
        buffer.write(0, bytes, offset, part);
        return (int) Math.max(0, LibC.write(fd, buffer, part));
    }

    /** Throws away what neither side has read. */
    void flush() {
        LibC.ioctl(fd, LibC.TCFLSH, new Pointer(LibC.TCIOFLUSH));
    }

    /** Native memory is given back now: a place takes thousands of boards between two collections of garbage. */
    @Override
    public void close() {
        LibC.close(fd);
        buffer.close();
        termios.close();
    }
}
