package org.nailbed.wire;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time that stands until a test turns it; sleeping turns it too, at once. Thread-safe. */
public final class HandTicker implements Ticker {
    private final AtomicLong nanos = new AtomicLong();

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void sleep(Duration duration) {
        if (Thread.currentThread().isInterrupted()) {
            throw new WireException(WireFault.INTERRUPTED, "Stopped while waiting by hand-turned clock.");
        }
        turn(duration);
    }

    public void turn(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
