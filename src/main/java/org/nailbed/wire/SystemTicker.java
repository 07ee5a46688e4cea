package org.nailbed.wire;

import java.time.Duration;

final class SystemTicker implements Ticker {

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WireException(WireFault.INTERRUPTED, "Stopped while waiting " + duration.toMillis() + " ms.", e);
        }
    }
}
