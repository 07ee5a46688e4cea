package org.nailbed.sequence;

import java.time.InstantSource;
import java.util.function.Function;
import org.nailbed.flash.Programmer;
import org.nailbed.flash.Progress;
import org.nailbed.run.Run;
import org.nailbed.run.RunStart;

/**
 * Runs a sequence on one DUT on the calling thread. Never throws for what the board, the port or an interrupt does: those are
 * faults in the returned run. The programmer is closed, and its trace attached unless the run passed, whatever happens.
 */
public final class SequenceRunner {

    public SequenceRunner(InstantSource clock) {}

    /**
     * @param programmer opens the port; may throw {@code WireException} or {@code FlashException}. The runner owns what it returns
     * @return every fact of the run; an interrupt gives the fault {@code STOPPED} and leaves the flag cleared
     */
    public Run run(
            RunStart start, Recipe recipe, Function<Progress.Listener, Programmer> programmer, RunObserver observer) {
        throw new UnsupportedOperationException();
    }
}
