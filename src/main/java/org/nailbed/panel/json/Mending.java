package org.nailbed.panel.json;

import java.util.Optional;
import org.nailbed.station.SlotHealth;

/** What a person says of a stopped slot that sets it going again. */
public enum Mending {
    /** Whatever made its boards fail is repaired. */
    MENDED,
    CONTACTS_REPLACED;

    /** Empty where no word helps: a golden unit has to pass. */
    public static Optional<Mending> of(SlotHealth.Stop stop) {
        return switch (stop.reason()) {
            case FAILURES_IN_A_ROW -> Optional.of(MENDED);
            case CONTACTS_WORN -> Optional.of(CONTACTS_REPLACED);
            case GOLDEN_UNIT_DUE -> Optional.empty();
        };
    }
}
