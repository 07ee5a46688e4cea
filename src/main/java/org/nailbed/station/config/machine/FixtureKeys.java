package org.nailbed.station.config.machine;

import java.time.Duration;
import java.util.List;
import org.nailbed.station.config.type.Quantities;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Mapping.Maker;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;
import org.nailbed.station.config.yaml.Type;
import org.nailbed.station.fixture.FixtureSettings;
import org.nailbed.station.fixture.HandleSettings;
import org.nailbed.station.fixture.HealthSettings;
import org.nailbed.station.fixture.InsertSettings;
import org.nailbed.station.fixture.PowerSettings;
import org.nailbed.station.fixture.SignalSettings;

/** The {@code fixture} of a station: what the jig can do beside holding boards. */
final class FixtureKeys {

    private static final Key<Duration> SETTLE = Key.optional(
                    "settle",
                    Quantities.DURATION,
                    "how long a board must be there without a break before it is touched",
                    "300 ms")
            .otherwise(InsertSettings.DEFAULT.settle().toMillis() + " ms");
    private static final Key<Duration> GONE = Key.optional(
                    "gone",
                    Quantities.DURATION,
                    "how long a board must be away before its place counts as empty; longer than a chip with USB of its own is away in a reset",
                    "1500 ms")
            .otherwise(InsertSettings.DEFAULT.gone().toMillis() + " ms");
    private static final Key<List<Integer>> PROBE = Keys.slots(
            "probe", "slots whose adapter stays when the board goes: there the board itself is asked, in turns");
    private static final Key<Duration> PROBE_EVERY = Key.optional(
                    "probe-every", Quantities.DURATION, "from the end of one asking to the next", "1 s")
            .otherwise(InsertSettings.DEFAULT.probeEvery().toSeconds() + " s");

    private static final Key<List<String>> COMMAND = Key.optional(
            "command",
            Keys.COMMAND,
            "a program and its arguments, one word each, no shell reads them; filled in: {slot}, {location}, {hub}, {hub-port}",
            "[relay, 'off-on', '{slot}']");
    private static final Key<Boolean> UHUBCTL = Key.optional(
            "uhubctl",
            Values.FLAG,
            "true: uhubctl switches the hub's port off and on; the hub must be one that can",
            "true");
    private static final Key<Integer> TRIES = Key.optional(
                    "tries-an-hour", Values.count(1, 60), "how often a slot's power is cut at most", "3")
            .otherwise(Integer.toString(PowerSettings.DEFAULT.triesAnHour()));
    private static final Key<Duration> LIMIT = Keys.limit(PowerSettings.DEFAULT.limit());

    private static final Key<InsertSettings> INSERT = Key.optional(
            "insert",
            new Mapping<>("times", Shape.of(SETTLE, GONE, PROBE, PROBE_EVERY), new InsertMaker()),
            "how a board on a slot is noticed",
            "{settle: 300 ms, gone: 1500 ms}");
    private static final Key<List<HandleSettings>> HANDLES = Key.optional(
            "handles",
            Handles.TYPE,
            "switches at lid or lever that start runs",
            "[{port: /dev/ttyUSB9, line: cts, closed-when: asserted}]");
    private static final Key<SignalSettings> SIGNALS = Key.optional(
            "signals",
            Signals.TYPE,
            "how lamps, ejectors and other machines learn what slots do",
            "{hooks: [{on: [pass, fail], command: [lamp, '{slot}', '{outcome}']}]}");
    private static final Key<PowerSettings> POWER = Key.optional(
            "power",
            new Mapping<>("how power is cut", Shape.of(UHUBCTL, COMMAND, TRIES, LIMIT), new PowerMaker()),
            "how the power of a slot is taken away for a moment when its port hangs",
            "{uhubctl: true}");

    static final Type<FixtureSettings> TYPE =
            new Mapping<>("what the jig can do", Shape.of(INSERT, HANDLES, SIGNALS, POWER), FixtureKeys::make);

    private FixtureKeys() {}

    /** Health and scanners stand elsewhere in the file. */
    private static FixtureSettings make(Section section) {
        return new FixtureSettings(
                section.find(INSERT).orElse(InsertSettings.DEFAULT),
                section.find(HANDLES).orElse(List.of()),
                section.find(SIGNALS).orElse(SignalSettings.NONE),
                HealthSettings.OFF,
                section.find(POWER),
                List.of());
    }

    private static final class InsertMaker implements Maker<InsertSettings> {

        @Override
        public void check(Section section) {
            section.find(PROBE).ifPresent(slots -> Keys.refuseUnknownSlots(section, PROBE, slots));
        }

        @Override
        public InsertSettings make(Section section) {
            InsertSettings usual = InsertSettings.DEFAULT;
            return new InsertSettings(
                    section.find(SETTLE).orElse(usual.settle()),
                    section.find(GONE).orElse(usual.gone()),
                    Keys.asSet(section, PROBE),
                    section.find(PROBE_EVERY).orElse(usual.probeEvery()));
        }
    }

    private static final class PowerMaker implements Maker<PowerSettings> {

        @Override
        public void check(Section section) {
            if (section.names(COMMAND) == section.names(UHUBCTL)) {
                section.place().fault("'power' needs exactly one of 'command' and 'uhubctl: true'.");
            }
            if (section.find(UHUBCTL).filter(wanted -> !wanted).isPresent()) {
                section.fault(UHUBCTL, "'uhubctl' is false, expected true. Leave 'power' out when nothing cuts it.");
            }
        }

        @Override
        public PowerSettings make(Section section) {
            return new PowerSettings(
                    section.find(COMMAND).orElse(PowerSettings.UHUBCTL),
                    section.find(TRIES).orElse(PowerSettings.DEFAULT.triesAnHour()),
                    section.find(LIMIT).orElse(PowerSettings.DEFAULT.limit()));
        }
    }
}
