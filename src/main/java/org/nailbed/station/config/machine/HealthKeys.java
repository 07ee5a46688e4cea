package org.nailbed.station.config.machine;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.nailbed.station.config.type.ListOf;
import org.nailbed.station.config.type.Scalar;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Schema;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;
import org.nailbed.station.config.yaml.Type;
import org.nailbed.station.fixture.HealthSettings;
import org.nailbed.station.fixture.HealthSettings.Golden;
import org.nailbed.station.fixture.HealthSettings.Wear;
import org.nailbed.station.fixture.HealthSettings.YieldAlarm;

/** The {@code health} of a station's slots. */
final class HealthKeys {

    private static final Key<Integer> WINDOW =
            Key.required("window", Values.count(5, 1000), "how many of the slot's last runs count", "50");
    private static final Key<Integer> MIN_PERCENT =
            Key.required("min-percent", Values.count(1, 100), "how many of a hundred must have passed", "90");
    private static final Type<YieldAlarm> YIELD_ALARM = new Mapping<>(
            "window and min-percent",
            Shape.of(WINDOW, MIN_PERCENT),
            section -> new YieldAlarm(section.need(WINDOW), section.need(MIN_PERCENT)));

    private static final Scalar<LocalTime> TIME =
            new Scalar<>("a time of day such as '06:00'", Schema.matching("[0-2][0-9]:[0-5][0-9]"), HealthKeys::time);
    private static final Key<List<String>> SERIAL_NUMBERS = Key.required(
            "serial-numbers",
            new ListOf<>(Scalar.TEXT, "this serial number"),
            "the units that are known to be good",
            "[NB-000001]");
    private static final Key<List<LocalTime>> SHIFTS = Key.required(
            "shifts",
            new ListOf<>(TIME, "this shift"),
            "when each shift begins, in this machine's zone",
            "['06:00', '14:00', '22:00']");
    private static final Type<Golden> GOLDEN = new Mapping<>(
            "serial-numbers and shifts",
            Shape.of(SERIAL_NUMBERS, SHIFTS),
            section -> new Golden(Set.copyOf(section.need(SERIAL_NUMBERS)), section.need(SHIFTS)));

    private static final Key<Integer> WARN_AT = Key.optional(
                    "warn-at", Values.count(1, 100_000_000), "cycles after which a person is told", "45000")
            .otherwise("nine tenths of 'stop-at'");
    private static final Key<Integer> STOP_AT =
            Key.required("stop-at", Values.count(1, 100_000_000), "cycles after which the slot stops", "50000");
    private static final Type<Wear> WEAR =
            new Mapping<>("warn-at and stop-at", Shape.of(WARN_AT, STOP_AT), HealthKeys::wear);

    private static final Key<Integer> MAX_FAILURES = Key.optional(
                    "max-failures-in-a-row",
                    Values.count(1, 1000),
                    "runs that end FAIL or ERROR one after the other; then the slot stops until somebody has looked",
                    "3")
            .otherwise("any number");
    private static final Key<YieldAlarm> ALARM = Key.optional(
            "yield-alarm", YIELD_ALARM, "warns of a slot that passes too few boards", "{window: 50, min-percent: 90}");
    private static final Key<Wear> CONTACTS = Key.optional(
            "contact-cycles",
            WEAR,
            "how often boards may be put on a slot before its contacts are worn",
            "{stop-at: 50000}");
    private static final Key<Golden> GOLDEN_UNITS = Key.optional(
            "golden-units",
            GOLDEN,
            "boards known to be good; each slot must have passed one since the shift began",
            "{serial-numbers: [NB-000001], shifts: ['06:00', '14:00']}");

    static final Type<HealthSettings> TYPE = new Mapping<>(
            "rules for slots",
            Shape.of(MAX_FAILURES, ALARM, CONTACTS, GOLDEN_UNITS),
            section -> new HealthSettings(
                    Keys.asInt(section, MAX_FAILURES),
                    section.find(ALARM),
                    section.find(CONTACTS),
                    section.find(GOLDEN_UNITS)));

    private HealthKeys() {}

    private static Wear wear(Section section) {
        long stopAt = section.need(STOP_AT);
        return new Wear(section.find(WARN_AT).map(Long::valueOf).orElse(Math.max(1, stopAt * 9 / 10)), stopAt);
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected a time of day such as '06:00', in quotes", e);
        }
    }
}
