package org.nailbed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A TCP port for a program that has to be told one before it listens. */
public final class FreePort {
    /** Below those that the system gives out by itself: a test beside this one could get it before the program does. */
    private static final int FIRST = 20_000;

    private static final int END = 30_000;

    private FreePort() {}

    /** Nobody listens there on 127.0.0.1 at this moment. */
    public static int find() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException taken) {
                // The next one, then.
            }
        }
    }
}
