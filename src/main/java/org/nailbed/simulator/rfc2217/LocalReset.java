package org.nailbed.simulator.rfc2217;

import java.util.ArrayDeque;
import java.util.Deque;
import org.nailbed.simulator.link.Link;

/**
 * Resets that a server runs by itself, as Espressif's does: the network's delays do not reach them (protocol reference, 4.7).
 * The steps suit a bridge's circuit as well as a chip's own USB.
 */
final class LocalReset {
    static final long NEVER = Long.MAX_VALUE;
    private static final long MILLI = 1_000_000;
    private static final long RESET_NANOS = 100 * MILLI;
    private static final long STRAP_NANOS = 50 * MILLI;
    private static final long USB_NANOS = 100 * MILLI;

    private record Step(long atNanos, boolean dtr, boolean rts) {}

    private final Deque<Step> steps = new ArrayDeque<>();
    private boolean downloading;

    void dtrOn(long now) {
        if (downloading) {
            return;
        }
        downloading = true;
        steps.clear();
        steps.add(new Step(now, true, false));
        long reset = now + USB_NANOS;
        steps.add(new Step(reset, true, true));
        steps.add(new Step(reset, false, true));
        steps.add(new Step(reset + RESET_NANOS, true, false));
        steps.add(new Step(reset + RESET_NANOS + STRAP_NANOS, false, false));
    }

    void dtrOff() {
        downloading = false;
    }

    void rtsOff(long now) {
        if (!downloading) {
            steps.clear();
            steps.add(new Step(now, false, true));
            steps.add(new Step(now + RESET_NANOS, false, false));
        }
    }

    long nextNanos() {
        Step next = steps.peek();
        return next == null ? NEVER : next.atNanos();
    }

    void advance(long now, Link.Events events) {
        while (nextNanos() <= now) {
            Step step = steps.remove();
            events.lines(step.dtr(), step.rts());
        }
    }

    void stop() {
        steps.clear();
        downloading = false;
    }
}
