package org.nailbed.panel.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * What is still to be told. A slot's change of state is due at once, its progress at most five times a second; several of one
 * slot before they are told become one, so it never holds more than one entry for a slot.
 */
final class Agenda {

    static final Duration PROGRESS_PAUSE = Duration.ofMillis(200);
    static final Duration BEAT_PAUSE = Duration.ofSeconds(2);

    /** What is told beside the slots. */
    enum News {
        DAY,
        LINE,
        BEAT
    }

    /** @param newcomers pages that have heard nothing yet */
    record Due(List<PageListener> newcomers, List<Integer> slots, Set<News> news) {}

    private final LongSupplier nanos;
    private final NavigableSet<Integer> changed = new TreeSet<>();
    private final NavigableSet<Integer> progressed = new TreeSet<>();
    private final Map<Integer, Long> toldNanos = new HashMap<>();
    private List<PageListener> newcomers = new ArrayList<>();
    private Set<News> news = EnumSet.noneOf(News.class);
    private long beatNanos;

    Agenda(LongSupplier nanos) {
        this.nanos = nanos;
        this.beatNanos = nanos.getAsLong();
    }

    synchronized void joined(PageListener page) {
        newcomers.add(page);
        notifyAll();
    }

    synchronized void slotChanged(int slot) {
        changed.add(slot);
        notifyAll();
    }

    synchronized void slotProgressed(int slot) {
        if (progressed.add(slot)) {
            notifyAll();
        }
    }

    synchronized void changed(News what) {
        news.add(what);
        notifyAll();
    }

    /** Waits until something is due, and no longer than that. */
    synchronized void awaitDue() throws InterruptedException {
        for (long left = millisUntilDue(); left > 0; left = millisUntilDue()) {
            wait(left);
        }
    }

    /** What is due now; it is off the agenda then. */
    synchronized Due take() {
        long now = nanos.getAsLong();
        TreeSet<Integer> slots = new TreeSet<>(changed);
        progressed.stream().filter(slot -> nanosUntilProgress(slot, now) <= 0).forEach(slots::add);
        slots.forEach(slot -> toldNanos.put(slot, now));
        if (now - beatNanos >= BEAT_PAUSE.toNanos()) {
            beatNanos = now;
            news.add(News.BEAT);
        }
        Due due = new Due(newcomers, List.copyOf(slots), news);
        changed.clear();
        progressed.removeAll(slots);
        newcomers = new ArrayList<>();
        news = EnumSet.noneOf(News.class);
        return due;
    }

    synchronized long millisUntilDue() {
        if (!changed.isEmpty() || !newcomers.isEmpty() || !news.isEmpty()) {
            return 0;
        }
        long now = nanos.getAsLong();
        long left = beatNanos + BEAT_PAUSE.toNanos() - now;
        for (int slot : progressed) {
            left = Math.min(left, nanosUntilProgress(slot, now));
        }
        return left <= 0 ? 0 : left / 1_000_000 + 1;
    }

    private long nanosUntilProgress(int slot, long now) {
        Long told = toldNanos.get(slot);
        return told == null ? 0 : told + PROGRESS_PAUSE.toNanos() - now;
    }
}
