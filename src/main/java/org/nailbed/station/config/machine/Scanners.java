package org.nailbed.station.config.machine;

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
import org.nailbed.station.fixture.ScannerSettings;

/** The {@code scanners} of a station. */
final class Scanners implements Maker<ScannerSettings> {

    private static final Key<String> NAME =
            Key.required("name", Values.NAME, "for people, to tell scanners apart", "gate");
    private static final Key<String> PORT = Key.required(
            "port", Keys.ADDRESS, "the scanner's serial port", "/dev/serial/by-id/usb-Honeywell_1950-if00");
    private static final Key<Integer> BAUD = Key.optional(
                    "baud", Quantities.BAUD_RATE, "the scanner's rate", "9600 baud")
            .otherwise(ScannerSettings.DEFAULT_BAUD + " baud");
    private static final Key<Integer> SLOT =
            Keys.slot("the slot that all its codes are for").otherwise("any");

    static final Type<List<ScannerSettings>> TYPE =
            new ListOf<>(new Mapping<>("a scanner", Shape.of(NAME, PORT, BAUD, SLOT), new Scanners()), "this scanner");

    private Scanners() {}

    @Override
    public void check(Section section) {
        Named.refuseTwice(section, NAME, "scanner");
        Keys.claim(section, PORT, "a scanner");
        Keys.refuseUnknownSlot(section, SLOT);
    }

    @Override
    public ScannerSettings make(Section section) {
        return new ScannerSettings(
                section.need(NAME),
                section.need(PORT),
                section.find(BAUD).orElse(ScannerSettings.DEFAULT_BAUD),
                Keys.asInt(section, SLOT));
    }
}
