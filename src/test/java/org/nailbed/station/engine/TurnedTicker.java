package org.nailbed.station.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.nailbed.wire.Ticker;

/** Time that goes on only when somebody sleeps or turns it. */
public final class TurnedTicker implements Ticker {

    private final AtomicLong nanos = new AtomicLong();
    private volatile Runnable sleepHook = () -> {};

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void sleep(Duration duration) {
        turn(duration);
        sleepHook.run();
    }

    /** What happens in the world whenever somebody sleeps. */
    public void whenSomebodySleeps(Runnable hook) {
        sleepHook = hook;
    }

    public void turn(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
