package org.nailbed.wire;

import java.time.Duration;

/** Monotonic time and the waiting for it; tests hand in one that they can turn. */
public interface Ticker {

    Ticker SYSTEM = new SystemTicker();

    /** Nanoseconds since an arbitrary instant; never goes back. */
    long nanos();

    /**
     * Waits.
     *
     * @throws WireException {@link WireFault#INTERRUPTED} when the thread is interrupted; its interrupt flag stays set
     */
    void sleep(Duration duration);
}
