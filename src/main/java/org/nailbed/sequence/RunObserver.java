package org.nailbed.sequence;

import java.util.Optional;
import org.nailbed.flash.Progress;
import org.nailbed.run.Dut;
import org.nailbed.run.Fault;

/** Is told how a run goes, on the run's own thread; returns at once, except {@link #identified}, which may ask a database. */
public interface RunObserver {

    /** A phase begins, the {@code index}-th from 0 of {@code count}. */
    void phaseStarted(String phase, int index, int count);

    void progressed(Progress progress);

    /**
     * The board said who it is; nothing was written yet.
     *
     * @return a fault that ends the run here, such as a MAC that another unit already has
     */
    Optional<Fault> identified(Dut dut);
}
