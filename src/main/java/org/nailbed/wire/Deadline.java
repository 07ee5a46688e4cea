package org.nailbed.wire;

import java.time.Duration;

/** A point in monotonic time that is handed down through calls: whoever waits asks what remains. */
public final class Deadline {

    private final Ticker ticker;
    private final Duration budget;
    private final long endNanos;

    private Deadline(Ticker ticker, Duration budget) {
        this.ticker = ticker;
        this.budget = budget;
        this.endNanos = ticker.nanos() + budget.toNanos();
    }

    public static Deadline after(Duration budget) {
        return after(budget, Ticker.SYSTEM);
    }

    public static Deadline after(Duration budget, Ticker ticker) {
        return new Deadline(ticker, budget);
    }

    /** The earlier of this and a new deadline after {@code budget}, on the same ticker. */
    public Deadline atMost(Duration budget) {
        return remaining().compareTo(budget) <= 0 ? this : new Deadline(ticker, budget);
    }

    /** What is left; zero when passed, never negative. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, endNanos - ticker.nanos()));
    }

    /** What is left in whole milliseconds, rounded up, so that a wait of this length never ends early. */
    public long remainingMillis() {
        return (remaining().toNanos() + 999_999) / 1_000_000;
    }

    public boolean hasPassed() {
        return remaining().isZero();
    }

    /** What it was given at first; for messages. */
    public Duration budget() {
        return budget;
    }

    public Ticker ticker() {
        return ticker;
    }
}
