package org.nailbed.station.config.machine;

import java.time.Duration;
import java.util.List;
import org.nailbed.station.config.Equipment.Instrument;
import org.nailbed.station.config.Equipment.Printer;
import org.nailbed.station.config.Equipment.StatusQuery;
import org.nailbed.station.config.type.ListOf;
import org.nailbed.station.config.type.Quantities;
import org.nailbed.station.config.type.Scalar;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;
import org.nailbed.station.config.yaml.Type;

/** The {@code instruments} and {@code printers} of a station. */
final class Devices {

    private static final int DEFAULT_BAUD = 9_600;
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(3);
    private static final int DEFAULT_DPI = 203;

    private static final Key<String> NAME = Key.required("name", Values.NAME, "how phases name it", "dmm");
    private static final Key<String> INSTRUMENT_ADDRESS = Key.required(
            "address",
            Scalar.TEXT,
            "a device, 'socket://host:port', or 'pretended' for one of the virtual jig",
            "socket://192.168.1.40:5025");
    private static final Key<Integer> BAUD = Key.optional(
                    "baud", Quantities.BAUD_RATE, "the rate of a serial device", "9600 baud")
            .otherwise("9600 baud");
    private static final Key<Duration> TIMEOUT = Key.optional(
                    "timeout", Quantities.DURATION, "how long each reply may take", "3 s")
            .otherwise("3 s");
    private static final Key<String> PRINTER_ADDRESS = Key.required(
            "address",
            Scalar.TEXT,
            "a device, 'socket://host:9100', or 'pretended' for one of the virtual jig",
            "socket://192.168.1.41:9100");
    private static final Key<Integer> DPI = Key.optional(
                    "dpi", Values.count(150, 1200), "dots per inch of the print head", "203")
            .otherwise("203");
    private static final Key<StatusQuery> STATUS = Key.optional(
                    "status",
                    Values.oneOf(StatusQuery.class),
                    "whether the printer answers ~HS before and after a label",
                    "on")
            .otherwise("on");

    static final Type<List<Instrument>> INSTRUMENTS = new ListOf<>(
            new Mapping<>(
                    "an instrument",
                    Shape.of(NAME, INSTRUMENT_ADDRESS, BAUD, TIMEOUT),
                    new Named<>("instrument", NAME, Devices::instrument)),
            "this instrument");

    static final Type<List<Printer>> PRINTERS = new ListOf<>(
            new Mapping<>(
                    "a printer",
                    Shape.of(NAME, PRINTER_ADDRESS, DPI, STATUS),
                    new Named<>("printer", NAME, Devices::printer)),
            "this printer");

    private Devices() {}

    private static Instrument instrument(Section section) {
        return new Instrument(
                section.need(NAME),
                section.need(INSTRUMENT_ADDRESS),
                section.find(BAUD).orElse(DEFAULT_BAUD),
                section.find(TIMEOUT).orElse(DEFAULT_TIMEOUT));
    }

    private static Printer printer(Section section) {
        return new Printer(
                section.need(NAME),
                section.need(PRINTER_ADDRESS),
                section.find(DPI).orElse(DEFAULT_DPI),
                section.find(STATUS).orElse(StatusQuery.ON));
    }
}
