package org.nailbed.station.engine;

import java.util.function.BooleanSupplier;
import org.nailbed.station.StationListener;

/** All that the runs of one slot work with. */
record SlotCrew(
        Slot slot,
        PhasePlan plan,
        StationParts parts,
        MacInterlock interlock,
        LedgerClerk clerk,
        StationListener news,
        BooleanSupplier closing) {

    boolean isClosing() {
        return closing.getAsBoolean();
    }
}
