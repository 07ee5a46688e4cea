package org.nailbed.station;

import java.util.List;
import java.util.Optional;

/**
 * How a slot of the fixture is, whatever board is on it.
 *
 * @param stopped why no run starts there; empty when runs may
 * @param warnings what a person should look at soon, in words
 * @param contactCycles how often a board was put on it, as the ledger counts: once for each run
 * @param failuresInARow runs that ended FAIL or ERROR since the last PASS
 */
public record SlotHealth(Optional<Stop> stopped, List<String> warnings, long contactCycles, int failuresInARow) {

    /** Nothing known against it. */
    public static final SlotHealth GOOD = new SlotHealth(Optional.empty(), List.of(), 0, 0);

    public SlotHealth {
        warnings = List.copyOf(warnings);
    }

    /**
     * Why a slot starts no run.
     *
     * @param message what, seen against allowed, and what to do
     */
    public record Stop(Reason reason, String message) {}

    /** What stops a slot, and with it who sets it going again. */
    public enum Reason {
        /** Too many failures in a row; a person says that the slot is mended. */
        FAILURES_IN_A_ROW,
        /** The contacts made more cycles than they are good for; a person says that they were changed. */
        CONTACTS_WORN,
        /** No golden unit has passed since the shift began; a golden unit's PASS sets it going. */
        GOLDEN_UNIT_DUE
    }
}
