package org.nailbed.sequence;

import java.util.Optional;
import org.nailbed.flash.Progress;
import org.nailbed.run.Dut;
import org.nailbed.run.PhaseKey;

/** Is told how a run goes, on the run's own thread; returns at once. */
public interface RunObserver {

    /** A phase begins, the {@code index}-th from 0 of {@code count} of all groups; each try anew. */
    void phaseStarted(PhaseKey phase, int index, int count);

    void progressed(Progress progress);

    /** More is known of the board. */
    void identified(Dut dut);

    /** The run waits for something that others use; empty when it goes on. */
    void waitingFor(Optional<String> what);

    /** From here on a stop must no longer interrupt the thread: teardown always runs. */
    void tearingDown();
}
