package org.nailbed.wire;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time that goes on by one step with every look at it. Thread-safe. */
public final class RunningTicker implements Ticker {
    private final AtomicLong nanos = new AtomicLong();
    private final long stepNanos;

    public RunningTicker(Duration step) {
        this.stepNanos = step.toNanos();
    }

    @Override
    public long nanos() {
        return nanos.addAndGet(stepNanos);
    }

    @Override
    public void sleep(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
