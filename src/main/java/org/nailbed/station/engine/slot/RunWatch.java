package org.nailbed.station.engine.slot;

import java.util.Optional;
import org.nailbed.flash.Progress;
import org.nailbed.run.Dut;
import org.nailbed.run.PhaseKey;
import org.nailbed.sequence.RunObserver;
import org.nailbed.station.StationListener;

/** Shows at the slot how its run goes. */
record RunWatch(Slot slot, StationListener news) implements RunObserver {

    @Override
    public void phaseStarted(PhaseKey phase, int index, int count) {
        slot.meter().ifPresent(meter -> meter.phaseStarted(phase, index));
        news.slotChanged(slot.number());
    }

    @Override
    public void progressed(Progress progress) {
        slot.meter().ifPresent(meter -> meter.progressed(progress));
        news.slotProgressed(slot.number());
    }

    @Override
    public void identified(Dut dut) {
        slot.update(running -> running.with(dut));
        news.slotChanged(slot.number());
    }

    @Override
    public void waitingFor(Optional<String> what) {
        if (slot.waitsFor(what)) {
            news.slotChanged(slot.number());
        }
    }

    @Override
    public void tearingDown() {
        slot.stopGate().leave();
    }
}
