package org.nailbed.simulator.link;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;
import org.nailbed.simulator.SimulatorException;

/** The calls of the C library that pseudo-terminals need; constants are those of 64-bit Linux. */
final class LibC {
    static final int O_RDWR = 0x2;
    static final int O_NOCTTY = 0x100;
    static final int O_NONBLOCK = 0x800;
    static final int O_CLOEXEC = 0x80000;
    static final int EFD_NONBLOCK = O_NONBLOCK;
    static final int EFD_CLOEXEC = O_CLOEXEC;
    static final int AF_UNIX = 1;
    static final int SOCK_STREAM = 1;
    static final int SOCK_NONBLOCK = O_NONBLOCK;
    static final int SOCK_CLOEXEC = O_CLOEXEC;
    static final short POLLIN = 0x1;
    static final short POLLOUT = 0x4;
    static final short POLLERR = 0x8;
    static final short POLLHUP = 0x10;
    static final int EAGAIN = 11;
    static final long TCGETS2 = 0x802C542AL;
    static final long TCSETS2 = 0x402C542BL;
    static final long TCFLSH = 0x540BL;
    static final long TCIOFLUSH = 2;

    static {
        if (!Platform.isLinux() || !Platform.is64Bit()) {
            throw new SimulatorException("Pseudo-terminals are offered on 64-bit Linux only. Offer the boards on TCP.");
        }
        Native.register(LibC.class, Platform.C_LIBRARY_NAME);
    }

    private LibC() {}

    static native int posix_openpt(int flags);

    static native int grantpt(int fd);

    static native int unlockpt(int fd);

    static native int ptsname_r(int fd, byte[] name, long size);

    static native int open(String path, int flags);

    static native int close(int fd);

    static native long read(int fd, Pointer into, long size);

    static native long write(int fd, Pointer from, long size);

    static native int ppoll(Pointer fds, long count, @Nullable Pointer timeout, @Nullable Pointer signals);

    static native int ioctl(int fd, long request, Pointer argument);

    static native int eventfd(int initial, int flags);

    static native int inotify_init1(int flags);

    static native int inotify_add_watch(int fd, String path, int mask);

    static native int socket(int domain, int type, int protocol);

    static native int bind(int fd, Pointer address, int length);

    static native int listen(int fd, int backlog);

    static native int accept4(int fd, @Nullable Pointer address, @Nullable Pointer length, int flags);

    /** Passes on a result that is not negative. */
    static int checked(String call, int result) {
        if (result < 0) {
            throw new SimulatorException(call + " failed with errno " + Native.getLastError() + ".");
        }
        return result;
    }
}
