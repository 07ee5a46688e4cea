package org.nailbed.station;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The jig of one station.
 *
 * @param station the station's name in every record
 * @param slots in order of number
 */
public record Fixture(String station, Kind kind, List<SlotPort> slots) {

    /** Whether the boards are real. */
    public enum Kind {
        REAL,
        VIRTUAL
    }

    /** @throws IllegalArgumentException when there is no slot, or two share a number or a port */
    public Fixture {
        slots = slots.stream().sorted(Comparator.comparingInt(SlotPort::number)).toList();
        if (slots.isEmpty()) {
            throw new IllegalArgumentException("Station " + station + " has no slot.");
        }
        Set<Object> seen = new HashSet<>();
        for (SlotPort slot : slots) {
            if (!seen.add(slot.number()) || !seen.add(slot.address())) {
                throw new IllegalArgumentException(slot + " shares its number or its port with another slot.");
            }
        }
    }
}
