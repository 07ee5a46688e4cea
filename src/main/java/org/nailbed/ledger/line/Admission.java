package org.nailbed.ledger.line;

import java.util.Optional;
import org.nailbed.run.Fault;

/** The answer to an {@link AdmissionRequest}. */
public sealed interface Admission {

    /** What an admitted run is to its unit at this step. */
    enum Kind {
        /** The unit's first run of this step. */
        FIRST,
        /** The unit has had runs of this step, and the newest that ended is not a PASS. */
        RETEST,
        /** The unit has passed this step already. */
        REWORK
    }

    /**
     * The run may go on, and is booked.
     *
     * @param serialNumber of the unit: as scanned, as bound to the MAC before, or handed out just now; empty for a unit that
     *     is known by its MAC
     * @param attempt 1 for the unit's first admitted run of this step
     */
    record Admitted(Optional<String> serialNumber, int attempt, Kind kind) implements Admission {}

    /** The run may not go on. Nothing was stored. */
    record Refused(Fault fault) implements Admission {}

    /** The run may go on only when somebody gives a reason: ask again with one. Nothing was stored. */
    record NeedsReason(Fault fault) implements Admission {}
}
