package org.nailbed.ledger.slot;

import java.time.Instant;

/**
 * Something that happened to a slot.
 *
 * @param note what was seen, or what a person said of it; may be empty
 * @param by who, or the name of the station itself
 * @param at by the station's clock
 */
public record SlotEvent(String station, int slot, Kind kind, String note, String by, Instant at) {

    public enum Kind {
        /** Its contact cycles count from here. */
        PROBES_REPLACED,
        /** The station takes it out of work. */
        HEALTH_STOPPED,
        /** It works again; its failures count from here. */
        HEALTH_CLEARED,
        GOLDEN_PASSED,
        GOLDEN_FAILED,
        /** Its port hung and its power was cycled. */
        POWER_CYCLED,
        /** Bound to another USB location. */
        TAUGHT
    }
}
