package org.nailbed.station.config.machine;

import java.time.Duration;
import java.util.List;
import org.nailbed.station.config.type.ListOf;
import org.nailbed.station.config.type.Quantities;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Mapping.Maker;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;
import org.nailbed.station.config.yaml.Type;
import org.nailbed.station.fixture.HandleSettings;
import org.nailbed.station.fixture.HandleSettings.Level;
import org.nailbed.station.fixture.HandleSettings.Line;

/** The {@code handles} of a fixture: lids and levers that start runs. */
final class Handles implements Maker<HandleSettings> {

    private static final Key<String> PORT = Key.required(
            "port",
            Keys.ADDRESS,
            "the port whose line the switch is on; no slot's, for it is held open",
            "/dev/serial/by-id/usb-FTDI_lid-if00-port0");
    private static final Key<Line> LINE =
            Key.required("line", Values.oneOf(Line.class), "which input line of the port", "cts");
    private static final Key<Level> CLOSED_WHEN = Key.optional(
                    "closed-when",
                    Values.oneOf(Level.class),
                    "what the line says while the handle is closed: asserted (the pin is low) or released",
                    "asserted")
            .otherwise("asserted");
    private static final Key<Duration> DEBOUNCE = Key.optional(
                    "debounce", Quantities.DURATION, "how long the line must say the same", "100 ms")
            .otherwise(HandleSettings.DEFAULT_DEBOUNCE.toMillis() + " ms");
    private static final Key<List<Integer>> SLOTS =
            Keys.slots("slots", "the slots that it closes").otherwise("all");

    static final Type<List<HandleSettings>> TYPE = new ListOf<>(
            new Mapping<>("a handle", Shape.of(PORT, LINE, CLOSED_WHEN, DEBOUNCE, SLOTS), new Handles()),
            "this handle");

    private Handles() {}

    @Override
    public void check(Section section) {
        section.find(SLOTS).ifPresent(slots -> Keys.refuseUnknownSlots(section, SLOTS, slots));
        // It is held open as long as the station works: no run could open a slot's.
        section.find(PORT)
                .ifPresent(port -> section.place().reading().later(() -> {
                    if (section.place().reading().isClaimed("port " + port)) {
                        section.fault(PORT, "port " + port + " is used otherwise already. Take one that is free.");
                    }
                }));
    }

    @Override
    public HandleSettings make(Section section) {
        return new HandleSettings(
                section.need(PORT),
                section.need(LINE),
                section.find(CLOSED_WHEN).orElse(Level.ASSERTED),
                section.find(DEBOUNCE).orElse(HandleSettings.DEFAULT_DEBOUNCE),
                Keys.asSet(section, SLOTS));
    }
}
