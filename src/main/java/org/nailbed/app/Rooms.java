package org.nailbed.app;

import java.lang.System.Logger.Level;
import java.util.Deque;

/** What was opened, the last first. */
final class Rooms {

    private Rooms() {}

    /** Never throws: what one room fails to close must not keep the next one open. */
    static void closeAll(Deque<AutoCloseable> open) {
        while (!open.isEmpty()) {
            AutoCloseable next = open.pop();
            try {
                next.close();
            } catch (Exception e) {
                System.getLogger(House.class.getName())
                        .log(Level.ERROR, "Could not close " + next.getClass().getSimpleName(), e);
            }
        }
    }
}
