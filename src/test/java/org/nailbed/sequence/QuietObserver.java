package org.nailbed.sequence;

import java.util.Optional;
import org.nailbed.flash.Progress;
import org.nailbed.run.Dut;
import org.nailbed.run.PhaseKey;

/** Is told, and does nothing about it. */
public final class QuietObserver implements RunObserver {
    @Override
    public void phaseStarted(PhaseKey phase, int index, int count) {}

    @Override
    public void progressed(Progress progress) {}

    @Override
    public void identified(Dut dut) {}

    @Override
    public void waitingFor(Optional<String> what) {}

    @Override
    public void tearingDown() {}
}
