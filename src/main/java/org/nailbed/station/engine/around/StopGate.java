package org.nailbed.station.engine.around;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a stop request interrupt a thread only while it is at something that may be interrupted: the board or the operator,
 * never the ledger. A request that comes earlier takes effect on entering.
 */
public final class StopGate {

    private @Nullable Thread inside;
    private boolean requested;

    /** For a new run: forgets an old request. */
    public synchronized void reset() {
        requested = false;
    }

    /** From here on the calling thread may be interrupted. */
    public synchronized void enter() {
        inside = Thread.currentThread();
        if (requested) {
            inside.interrupt();
        }
    }

    /** From here on it may not; an interrupt that was not noticed is forgotten. */
    public synchronized void leave() {
        inside = null;
        Thread.interrupted();
    }

    public synchronized void request() {
        requested = true;
        if (inside != null) {
            inside.interrupt();
        }
    }

    /** Does something that must not be interrupted, and lets a request that came meanwhile take effect afterwards. */
    public <T> T undisturbed(Supplier<T> work) {
        boolean wasInside = isInside();
        leave();
        try {
            return work.get();
        } finally {
            if (wasInside) {
                enter();
            }
        }
    }

    private synchronized boolean isInside() {
        return inside != null;
    }
}
