package org.nailbed.station.engine.slot;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.nailbed.ledger.Counters;
import org.nailbed.ledger.LedgerException;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.line.Yield;
import org.nailbed.run.Run;
import org.nailbed.station.Day;
import org.nailbed.station.Day.DatabaseState;
import org.nailbed.station.outside.Times;
import org.nailbed.wire.Deadline;

/**
 * What is asked of the ledger beside the runs themselves, on a thread of its own: stores the runs that the database did not
 * take when they ended, and keeps the day's counters fresh.
 */
public final class LedgerClerk implements AutoCloseable {

    /** A night of a whole fixture. More than that, and nobody has looked at the station for hours. */
    static final int MAX_LATE_RUNS = 2000;

    private static final Logger LOG = System.getLogger(LedgerClerk.class.getName());
    private static final Duration ROUND = Duration.ofSeconds(2);

    /** Runs that end at the same moment, as on a full fixture, are counted together. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final String station;
    private final Books books;
    private final Times times;
    private final Chores chores;
    private final Thread thread = new Thread(this::work, "ledger-clerk");

    private final Deque<Run> late = new ArrayDeque<>();
    private boolean poked;
    private boolean closed;
    /** A line of many slots ends several runs a second: what takes the database longest is not asked each time. */
    private Deadline seldom = Deadline.after(Duration.ZERO);

    private volatile Day day;

    /**
     * What else the clerk does. The first two may throw LedgerException.
     *
     * @param afterRuns asks of the ledger what runs change
     * @param byAndBy asks of it what changes seldom
     * @param dayChanged is called when {@link #day()} says another thing
     */
    public record Chores(Runnable afterRuns, Runnable byAndBy, Runnable dayChanged) {}

    public LedgerClerk(String station, Books books, Times times, Chores chores) {
        this.station = station;
        this.books = books;
        this.times = times;
        this.chores = chores;
        this.day = new Day(new Counters(0, 0, 0, 0), new Yield(0, 0), times.startOfDay(), DatabaseState.UP);
    }

    /** Asks the ledger for the day once, so that {@link #day()} is true from the start; then works on its own thread. */
    public void start() {
        refreshDay();
        thread.start();
    }

    /** As the database last answered. */
    public Day day() {
        return day;
    }

    /** Keeps a run until the database answers; the oldest is given up when there are too many. */
    synchronized void storeLater(Run run) {
        if (late.size() >= MAX_LATE_RUNS) {
            Run lost = late.removeFirst();
            LOG.log(
                    Level.ERROR,
                    "Run " + lost.start().id() + " was never stored: " + MAX_LATE_RUNS
                            + " runs already wait for the database. It will be recorded as ABORTED at the next start.");
        }
        late.addLast(run);
        poke();
    }

    /** A run has ended: count again now. */
    public synchronized void poke() {
        poked = true;
        notifyAll();
    }

    synchronized int lateRuns() {
        return late.size();
    }

    private void work() {
        while (awaitRound()) {
            round(this::refreshDay);
        }
        round(() -> {});
    }

    private void round(Runnable afterwards) {
        try {
            storeLateRuns();
            afterwards.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The ledger clerk goes on after an unexpected fault.", e);
        }
    }

    private synchronized boolean awaitRound() {
        try {
            Deadline pause = Deadline.after(PAUSE);
            while (!closed && !pause.hasPassed()) {
                wait(Math.max(1, pause.remainingMillis())); // 0 would be for ever
            }
            Deadline round = Deadline.after(ROUND);
            while (!poked && !closed && !round.hasPassed()) {
                wait(Math.max(1, round.remainingMillis())); // 0 would be for ever
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        poked = false;
        return !closed;
    }

    private void storeLateRuns() {
        for (Run run = nextLate(); run != null; run = nextLate()) {
            try {
                books.runs().finish(run);
                LOG.log(Level.INFO, "Run " + run.start().id() + " was stored late.");
            } catch (LedgerException e) {
                if (e.isConnectionTrouble()) {
                    LOG.log(Level.DEBUG, "Run " + run.start().id() + " still waits: " + e.getMessage());
                    return;
                }
                // Most likely it had been stored after all and only the answer got lost: that record stands.
                LOG.log(Level.WARNING, "Run " + run.start().id() + " is not stored late: " + e.getMessage());
            } catch (RuntimeException e) {
                // Those behind it must not wait for ever.
                LOG.log(Level.ERROR, "A defect keeps run " + run.start().id() + " from the ledger.", e);
            }
            drop(run);
        }
    }

    private synchronized @Nullable Run nextLate() {
        return late.peekFirst();
    }

    private synchronized void drop(Run run) {
        late.remove(run);
    }

    private void refreshDay() {
        Day before = day;
        try {
            Instant since = times.startOfDay();
            Yield firstPass = before.firstPass();
            if (seldom.hasPassed() || !since.equals(before.since())) {
                firstPass = books.line().firstPassYield(station, since);
                chores.byAndBy().run();
                seldom = Deadline.after(ROUND);
            }
            day = new Day(books.runs().counters(station, since), firstPass, since, DatabaseState.UP);
            chores.afterRuns().run();
        } catch (LedgerException e) {
            day = new Day(before.counters(), before.firstPass(), before.since(), DatabaseState.DOWN);
        }
        if (!day.equals(before)) {
            chores.dayChanged().run();
        }
    }

    /** Tries once more to store what waits; then ends the thread. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
    }

    /** Ends by {@link #close()}. */
    public Thread thread() {
        return thread;
    }
}
