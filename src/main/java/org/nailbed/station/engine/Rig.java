package org.nailbed.station.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nailbed.station.Fixture;
import org.nailbed.station.SlotPort;
import org.nailbed.station.config.Equipment;
import org.nailbed.station.config.StationConfig.ScanOrder;

/**
 * What of the station file can change while the station works.
 *
 * @param equipment with addresses that can be opened
 */
public record Rig(Fixture fixture, Equipment equipment, ScanOrder scanOrder) {

    /** A jig that shares nothing, whose units go to the next free slot. */
    public static Rig of(Fixture fixture) {
        return new Rig(fixture, Equipment.NONE, ScanOrder.NEXT_FREE);
    }

    Set<Integer> numbers() {
        return fixture.slots().stream().map(SlotPort::number).collect(Collectors.toCollection(TreeSet::new));
    }

    Optional<SlotPort> port(int slot) {
        return fixture.slots().stream().filter(port -> port.number() == slot).findFirst();
    }

    /** What would be another, in words; in order of slots. */
    List<String> changesTo(Rig next) {
        List<String> changes = new ArrayList<>();
        for (SlotPort port : fixture.slots()) {
            Optional<SlotPort> then = next.port(port.number());
            if (then.isEmpty()) {
                changes.add(port + " goes.");
            } else if (!then.get().equals(port)) {
                changes.add("%s moves to %s%s.".formatted(port, then.get().address(), rate(port, then.get())));
            }
        }
        next.fixture.slots().stream()
                .filter(port -> port(port.number()).isEmpty())
                .forEach(port -> changes.add(port + " is new."));
        if (!next.equipment.equals(equipment)) {
            changes.add("Instruments or printers are others.");
        }
        if (next.scanOrder != scanOrder) {
            changes.add("The order of scans is %s, was %s.".formatted(words(next.scanOrder), words(scanOrder)));
        }
        return changes;
    }

    private static String rate(SlotPort before, SlotPort after) {
        return before.baud() == after.baud() ? "" : " at " + after.baud() + " baud";
    }

    private static String words(ScanOrder order) {
        return switch (order) {
            case UNIT_THEN_SLOT -> "unit then slot";
            case SLOT_THEN_UNIT -> "slot then unit";
            case NEXT_FREE -> "next free slot";
        };
    }
}
