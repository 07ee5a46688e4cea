package org.nailbed.app.bench.line;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.nailbed.station.SlotState;
import org.nailbed.station.Station;
import org.nailbed.station.StationListener;

/** Waits until a slot is in a state; woken by the station's own news. */
final class SlotWatch implements StationListener {

    /** The longest run of a bad board takes some seconds; after this the line stands still. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Station station;
    private long news;

    SlotWatch(Station station) {
        this.station = station;
        station.addListener(this);
    }

    /**
     * @param wanted what to make of the state; empty to go on waiting
     * @throws IllegalStateException when the slot does not get there
     */
    <T> T await(int slot, String what, Function<SlotState, Optional<T>> wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            long seen = news();
            SlotState state = station.slot(slot).state();
            Optional<T> found = wanted.apply(state);
            if (found.isPresent()) {
                return found.get();
            }
            if (!awaitNews(seen, end)) {
                throw new IllegalStateException("Slot " + slot + " is " + state + " after " + PATIENCE.toSeconds()
                        + " s, expected " + what + "; "
                        + station.slot(slot).hindrance().orElse("nothing hinders it") + ".");
            }
        }
    }

    /** Waits until a slot is as wanted, or the time is over: both are fine. */
    void awaitAtMost(int slot, Duration limit, Predicate<SlotState> wanted) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        long seen = news();
        while (!wanted.test(station.slot(slot).state()) && awaitNews(seen, end)) {
            seen = news();
        }
    }

    private synchronized long news() {
        return news;
    }

    /** Answers whether there was any before the end. */
    private synchronized boolean awaitNews(long seen, long endNanos) throws InterruptedException {
        while (news == seen) {
            long leftMillis = (endNanos - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) {
                return false;
            }
            wait(leftMillis);
        }
        return true;
    }

    @Override
    public synchronized void slotChanged(int slot) {
        news++;
        notifyAll();
    }

    @Override
    public void slotProgressed(int slot) {}

    @Override
    public void dayChanged() {}
}
