package org.nailbed.wire.serial;

import java.util.HashSet;
import java.util.Set;

/**
 * Ends writes that would never end by themselves: jSerialComm knows no write timeout.
 *
 * <p>One daemon thread serves every open serial port and lives only while there is one, so a write costs no thread and no
 * allocation.
 */
final class WriteWatch {
    private static final long PERIOD_MILLIS = 50;

    /** A port that may hang in a write. */
    interface Watched {
        /** Called every 50 ms on the watch's thread; must return at once. */
        void freeStalledWrite();
    }

    private static final Set<Watched> WATCHED = new HashSet<>();
    private static boolean running;

    private WriteWatch() {}

    static void add(Watched port) {
        synchronized (WATCHED) {
            WATCHED.add(port);
            if (!running) {
                running = true;
                Thread thread = new Thread(WriteWatch::watch, "nailbed-write-watch");
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    static void remove(Watched port) {
        synchronized (WATCHED) {
            WATCHED.remove(port);
            WATCHED.notifyAll();
        }
    }

    private static void watch() {
        while (true) {
            Watched[] ports;
            synchronized (WATCHED) {
                if (!waitOnePeriod()) {
                    running = false;
                    return;
                }
                ports = WATCHED.toArray(Watched[]::new);
            }
            for (Watched port : ports) {
                port.freeStalledWrite();
            }
        }
    }

    /** @return whether there is still a port to watch */
    private static boolean waitOnePeriod() {
        try {
            WATCHED.wait(PERIOD_MILLIS);
        } catch (InterruptedException e) {
            // Nobody has a reason to interrupt this thread; it ends when its last port does.
        }
        return !WATCHED.isEmpty();
    }
}
