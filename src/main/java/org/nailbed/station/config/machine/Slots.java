package org.nailbed.station.config.machine;

import java.util.List;
import java.util.Optional;
import org.nailbed.station.SlotPort;
import org.nailbed.station.config.type.ListOf;
import org.nailbed.station.config.type.Quantities;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Mapping.Maker;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;
import org.nailbed.station.config.yaml.Type;
import org.nailbed.wire.UsbLocation;
import org.nailbed.wire.WireException;

/** The {@code slots} of a station. */
final class Slots implements Maker<Slots.Entry> {

    /** More than any hub tree carries. */
    static final int MAX_NUMBER = 256;

    /** @param baud empty for the station's own */
    record Entry(int number, String address, Optional<Integer> baud) {}

    private static final Key<Integer> NUMBER =
            Key.required("number", Values.count(1, MAX_NUMBER), "the number printed on the fixture", "1");
    private static final Key<String> PORT = Key.optional(
            "port",
            Keys.ADDRESS,
            "the slot's device (a by-path name stays with the USB socket), 'socket://host:port' or 'rfc2217://host:port'",
            "/dev/serial/by-path/pci-0000:00:14.0-usb-0:1.1:1.0-port0");
    private static final Key<String> USB = Key.optional(
            "usb",
            Values.ruled("a USB place such as 1-2.3", Slots::usb),
            "the slot's USB place instead of a port: bus, dash, hub ports, as 'nailbed ports' shows it; whatever board is plugged in there",
            "1-2.3");
    private static final Key<Integer> BAUD = Key.optional(
                    "baud", Quantities.BAUD_RATE_OR_AUTO, "the rate to write at, when it differs", "460800 baud")
            .otherwise("the station's 'baud'");

    private static final Shape SHAPE = Shape.of(NUMBER, USB, PORT, BAUD);

    static final Type<List<Entry>> TYPE = new ListOf<>(new Mapping<>("a slot", SHAPE, new Slots()), "this slot");

    private Slots() {}

    @Override
    public void check(Section section) {
        if (section.names(PORT) == section.names(USB)) {
            section.place()
                    .fault(
                            section.names(PORT)
                                    ? "this slot has both 'port' and 'usb', expected one of them."
                                    : "this slot lacks 'usb' or 'port': where its board is plugged in. 'nailbed ports' lists both.");
        }
        section.find(NUMBER)
                .filter(number -> section.place()
                        .reading()
                        .claim("slot " + number, "slot " + number)
                        .isPresent())
                .ifPresent(number ->
                        section.fault(NUMBER, "slot " + number + " stands here twice. Give each its own number."));
        String owner = section.find(NUMBER).map(number -> "slot " + number).orElse("another slot");
        Keys.claim(section, PORT, owner);
        Keys.claim(section, USB, owner);
    }

    @Override
    public Entry make(Section section) {
        String address = section.find(PORT).or(() -> section.find(USB)).orElseThrow();
        return new Entry(section.need(NUMBER), address, section.find(BAUD));
    }

    private static String usb(String text) {
        try {
            return UsbLocation.of(UsbLocation.PREFIX + text).address();
        } catch (WireException e) {
            throw new IllegalArgumentException(
                    "expected a USB place: bus, dash, hub ports, such as 1-2.3. 'nailbed ports' shows them.", e);
        }
    }

    /** @param baud of slots that name none */
    static List<SlotPort> ports(List<Entry> slots, int baud) {
        return slots.stream()
                .map(slot ->
                        new SlotPort(slot.number(), slot.address(), slot.baud().orElse(baud)))
                .toList();
    }
}
