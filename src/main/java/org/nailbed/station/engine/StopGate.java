package org.nailbed.station.engine;

import org.jspecify.annotations.Nullable;

/**
 * Lets a stop request interrupt a thread only while it is at something that may be interrupted: the board, never the ledger.
 * A request that comes earlier takes effect on entering.
 */
final class StopGate {

    private @Nullable Thread inside;
    private boolean requested;

    /** For a new run: forgets an old request. */
    synchronized void reset() {
        requested = false;
    }

    /** From here on the calling thread may be interrupted. */
    synchronized void enter() {
        inside = Thread.currentThread();
        if (requested) {
            inside.interrupt();
        }
    }

    /** From here on it may not; an interrupt that was not noticed is forgotten. */
    synchronized void leave() {
        inside = null;
        Thread.interrupted();
    }

    synchronized void request() {
        requested = true;
        if (inside != null) {
            inside.interrupt();
        }
    }
}
