package org.nailbed.station.engine.slot;

import java.time.Duration;
import java.util.Optional;
import org.nailbed.flash.Progress;
import org.nailbed.run.PhaseKey;
import org.nailbed.station.Advance;
import org.nailbed.wire.Ticker;

/** How far one run is, and how long it will still take. Told by the run's thread, asked by any. */
public final class ProgressMeter {

    /** A phase that says nothing of itself is never taken for done before it is. */
    private static final double SILENT_PHASE_CEILING = 0.95;

    private final PhasePlan plan;
    private final Ticker ticker;
    private final long startedNanos;

    private Optional<PhaseKey> phase = Optional.empty();
    private int phaseIndex;
    private long phaseStartedNanos;
    private double phaseFraction;
    private double shown;

    ProgressMeter(PhasePlan plan, Ticker ticker) {
        this.plan = plan;
        this.ticker = ticker;
        this.startedNanos = ticker.nanos();
        this.phaseStartedNanos = startedNanos;
    }

    synchronized void phaseStarted(PhaseKey begun, int index) {
        phase = Optional.of(begun);
        phaseIndex = Math.min(index, plan.count() - 1);
        phaseStartedNanos = ticker.nanos();
        phaseFraction = 0;
    }

    synchronized void progressed(Progress progress) {
        boolean counts = progress.step() == Progress.Step.WRITE || progress.step() == Progress.Step.VERIFY;
        if (counts && progress.totalBytes() > 0) {
            // A phase may write and then verify: the second begins at nothing again.
            phaseFraction = Math.max(phaseFraction, Math.min(1, (double) progress.doneBytes() / progress.totalBytes()));
        }
    }

    synchronized Advance now() {
        Duration elapsed = Duration.ofNanos(ticker.nanos() - startedNanos);
        if (phase.isEmpty()) {
            return new Advance(phase, 0, plan.count(), 0, Optional.empty(), elapsed);
        }
        double inPhase = secondsSince(phaseStartedNanos);
        double expected = plan.seconds(phaseIndex);
        double fraction = Math.max(phaseFraction, phaseFraction > 0 ? 0 : silentFraction(inPhase, expected));
        double all = plan.seconds(0, plan.count());
        shown = Math.max(shown, Math.min(1, (plan.seconds(0, phaseIndex) + expected * fraction) / all));
        double left = leftInPhase(fraction, inPhase, expected) + plan.seconds(phaseIndex + 1, plan.count());
        return new Advance(phase, phaseIndex, plan.count(), shown, Optional.of(duration(left)), elapsed);
    }

    private static double silentFraction(double inPhase, double expected) {
        return Math.min(SILENT_PHASE_CEILING, inPhase / expected);
    }

    /** The plan at first, what was measured in this phase more and more as it goes on. */
    private double leftInPhase(double fraction, double inPhase, double expected) {
        double planned = expected * (1 - fraction);
        if (phaseFraction <= 0) {
            return planned;
        }
        double measured = inPhase * (1 - phaseFraction) / phaseFraction;
        return phaseFraction * measured + (1 - phaseFraction) * planned;
    }

    private double secondsSince(long nanos) {
        return (ticker.nanos() - nanos) / 1e9;
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000));
    }
}
