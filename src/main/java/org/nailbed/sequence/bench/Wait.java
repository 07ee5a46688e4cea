package org.nailbed.sequence.bench;

import java.time.Duration;
import java.util.Optional;
import org.nailbed.run.Fault;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Recipe;
import org.nailbed.wire.Deadline;

/**
 * Lets time pass.
 *
 * @param duration more than nothing, and less than the phase's budget
 */
public record Wait(Duration duration) implements PhaseKind {

    /** @throws IllegalArgumentException when there is nothing to wait for */
    public Wait {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("A wait of " + duration + " is none. Give it time, or leave it out.");
        }
    }

    @Override
    public String word() {
        return "wait";
    }

    @Override
    public Duration expected(Recipe recipe, int baud) {
        return duration;
    }

    @Override
    public void declare(MeasurementSheet sheet, Recipe recipe) {
        // Time is not a property of the board.
    }

    /** @throws IllegalStateException when the phase's budget ends before the wait would */
    @Override
    public Optional<Fault> run(PhaseWork work, Deadline deadline) {
        if (deadline.remaining().compareTo(duration) < 0) {
            throw new IllegalStateException("Phase %s waits %d ms in a budget of %d ms. Give it a longer budget."
                    .formatted(
                            work.phase(), duration.toMillis(), deadline.budget().toMillis()));
        }
        work.ticker().sleep(duration);
        return Optional.empty();
    }
}
