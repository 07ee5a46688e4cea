package org.nailbed.station.engine.slot;

import org.nailbed.run.RunStart;
import org.nailbed.station.Product;
import org.nailbed.station.SlotView.Assignment;

/** A run to be done on a slot: keeps its product and its job, whatever the slot is given meanwhile. */
public record RunOrder(RunStart start, Assignment assignment, Purpose purpose) {

    /** What a run is for. */
    public enum Purpose {
        PRODUCT,
        /** Checks the slot with a board known to be good: it must be that board, and no other rule of the line holds it. */
        GOLDEN
    }

    Product product() {
        return assignment.product();
    }
}
