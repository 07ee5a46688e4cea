package org.nailbed.station.config.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.station.SlotPort;
import org.nailbed.station.config.ConfigException;
import org.nailbed.station.config.ConfigFault;
import org.nailbed.station.config.StationConfig;
import org.nailbed.station.config.StationConfig.Approval;
import org.nailbed.station.config.StationConfig.Real;
import org.nailbed.station.config.StationConfig.ScanOrder;
import org.nailbed.station.fixture.FixtureSettings;
import org.nailbed.station.fixture.HandleSettings;
import org.nailbed.station.fixture.HandleSettings.Level;
import org.nailbed.station.fixture.HealthSettings.Golden;
import org.nailbed.station.fixture.HealthSettings.Wear;
import org.nailbed.station.fixture.HealthSettings.YieldAlarm;
import org.nailbed.station.fixture.PowerSettings;
import org.nailbed.station.fixture.ScannerSettings;
import org.nailbed.station.fixture.SignalSettings.Hook;
import org.nailbed.station.fixture.SignalSettings.OutputLine;
import org.nailbed.station.fixture.SignalSettings.Signal;

/** What a station has beside its boards. */
class FixtureKeysTest {

    private static final String HEAD =
            "name: line\nproduct: p\nslots: [{number: 1, usb: 1-2.3}, {number: 2, port: /dev/b}]\n";

    @TempDir
    Path dir;

    @Test
    void allThatAJigCanDoIsRead() throws IOException {
        StationConfig config = read("""
                fixture:
                  insert: {settle: 500 ms, gone: 2 s, probe: [2], probe-every: 3 s}
                  handles: [{port: /dev/lid, line: dsr, closed-when: released, debounce: 50 ms, slots: [1, 2]}]
                  signals:
                    lines: [{port: /dev/lamps, line: rts, signal: busy, slot: 2}]
                    hooks: [{on: [pass, fail], command: [lamp, '{slot}', '{outcome}'], limit: 2 s}]
                  power: {command: [relay, '{slot}'], tries-an-hour: 5}
                scanners: [{name: gate, port: /dev/scan, slot: 1}]
                scan-order: slot-then-unit
                """);
        FixtureSettings fixture = config.fixtureSettings();
        assertThat(fixture.insert().settle()).isEqualTo(Duration.ofMillis(500));
        assertThat(fixture.insert().probed()).containsExactly(2);
        assertThat(fixture.handles())
                .containsExactly(new HandleSettings(
                        "/dev/lid", HandleSettings.Line.DSR, Level.RELEASED, Duration.ofMillis(50), Set.of(1, 2)));
        assertThat(fixture.signals().lines())
                .containsExactly(new OutputLine("/dev/lamps", OutputLine.Line.RTS, Signal.BUSY, OptionalInt.of(2)));
        assertThat(fixture.signals().hooks())
                .containsExactly(new Hook(
                        List.of("lamp", "{slot}", "{outcome}"),
                        Set.of(Signal.PASS, Signal.FAIL),
                        Duration.ofSeconds(2)));
        assertThat(fixture.power())
                .contains(new PowerSettings(List.of("relay", "{slot}"), 5, PowerSettings.DEFAULT.limit()));
        assertThat(fixture.scanners())
                .containsExactly(new ScannerSettings("gate", "/dev/scan", 9600, OptionalInt.of(1)));
        assertThat(config.scanOrder()).isEqualTo(ScanOrder.SLOT_THEN_UNIT);
    }

    @Test
    void aSlotIsBoundToItsPlaceOnUsb() throws IOException {
        StationConfig config = read("");
        assertThat(((Real) config.boards()).slots())
                .containsExactly(new SlotPort(1, "usb:1-2.3", 921_600), new SlotPort(2, "/dev/b", 921_600));
        assertThat(config.approval()).as("real boards").isEqualTo(Approval.REQUIRED);
        assertThat(config.fixtureSettings()).isEqualTo(FixtureSettings.DEFAULT);
    }

    @Test
    void theHealthOfSlotsIsRead() throws IOException {
        StationConfig config = read("""
                health:
                  max-failures-in-a-row: 4
                  yield-alarm: {window: 20, min-percent: 80}
                  contact-cycles: {stop-at: 1000}
                  golden-units: {serial-numbers: [G1, G2], shifts: ['22:00', '06:00']}
                """);
        assertThat(config.fixtureSettings().health().maxFailuresInARow()).hasValue(4);
        assertThat(config.fixtureSettings().health().yield()).contains(new YieldAlarm(20, 80));
        assertThat(config.fixtureSettings().health().wear()).contains(new Wear(900, 1000));
        assertThat(config.fixtureSettings().health().golden())
                .contains(new Golden(Set.of("G1", "G2"), List.of(LocalTime.of(6, 0), LocalTime.of(22, 0))));
    }

    @Test
    void everyFaultOfAFixtureIsTold() throws IOException {
        assertThat(faultsOf("""
                fixture:
                  handles: [{port: /dev/lid, line: cts, slots: [1, 7]}]
                  signals:
                    hooks: [{on: [pass], command: [lamp, '{colour}']}]
                  power: {command: [relay], uhubctl: true}
                scanners: [{name: gate, port: /dev/b}, {name: gate, port: /dev/c}]
                health: {golden-units: {serial-numbers: [G1], shifts: [6]}}
                printers: [{name: a, address: x}, {name: a, address: y}]
                """))
                .containsExactly(
                        "5: there is no slot 7 in this file. Name one that it has.",
                        "7: this hook: unknown name {colour}, expected one of [outcome, serial-number, signal, slot, station].",
                        "8: 'power' needs exactly one of 'command' and 'uhubctl: true'.",
                        "9: port /dev/b belongs to slot 2 already. Name another.",
                        "9: scanner 'gate' stands here twice. Give each its own name.",
                        "10: this shift is '6', expected a time of day such as '06:00', in quotes.",
                        "11: printer 'a' stands here twice. Give each its own name.");
    }

    @Test
    void aSlotIsAtOnePlace() throws IOException {
        assertThat(
                        messages(
                                "name: a\nproduct: p\nslots: [{number: 1, usb: 1-2, port: /dev/a}, {number: 2, usb: ttyUSB0}]\n"))
                .containsExactly(
                        "3: this slot has both 'port' and 'usb', expected one of them.",
                        "3: 'usb' is 'ttyUSB0', expected a USB place: bus, dash, hub ports, such as 1-2.3. 'nailbed ports' shows them.");
    }

    @Test
    void productsAreOneOrSeveral() throws IOException {
        StationConfig config =
                StationFile.read(write("name: a\nproducts: [p, q]\nvirtual-jig: {chip: esp32, boards: 1}\n"));
        assertThat(config.productFiles()).extracting(Path::getFileName).hasToString("[p.yaml, q.yaml]");
        assertThat(messages("name: a\nvirtual-jig: {chip: esp32, boards: 1}\n"))
                .containsExactly("1: the file lacks 'product' or 'products': which files of products/ are made here.");
        assertThat(Optional.of(config.approval())).contains(Approval.AUTOMATIC);
    }

    private StationConfig read(String more) throws IOException {
        return StationFile.read(write(HEAD + more));
    }

    private List<String> faultsOf(String more) throws IOException {
        return messages(HEAD + more);
    }

    private List<String> messages(String text) throws IOException {
        Path file = write(text);
        return catchThrowableOfType(ConfigException.class, () -> StationFile.read(file)).faults().stream()
                .map(FixtureKeysTest::shown)
                .toList();
    }

    private static String shown(ConfigFault fault) {
        return fault.line() + ": " + fault.message();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(dir.resolve("line.yaml"), text);
    }
}
