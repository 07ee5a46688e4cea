package org.nailbed.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.flash.espressif.rate.RateBook;
import org.nailbed.ledger.RunDetail;
import org.nailbed.ledger.TestDatabase;
import org.nailbed.sequence.Operator;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.jig.SimulatedJig;
import org.nailbed.simulator.peer.LabelPrinter;
import org.nailbed.simulator.peer.ScpiInstrument;
import org.nailbed.station.Fixture;
import org.nailbed.station.Product;
import org.nailbed.station.SlotPort;
import org.nailbed.station.SlotState.Ended;
import org.nailbed.station.SlotView.Asked;
import org.nailbed.station.Station;
import org.nailbed.station.config.Equipment;
import org.nailbed.station.config.Equipment.Instrument;
import org.nailbed.station.config.Equipment.Printer;
import org.nailbed.station.config.StationConfig;
import org.nailbed.station.config.machine.StationFile;
import org.nailbed.station.config.product.ProductContext;
import org.nailbed.station.config.product.ProductFile;
import org.nailbed.station.engine.EspProgrammers;
import org.nailbed.station.engine.LiveStation;
import org.nailbed.station.engine.Rig;
import org.nailbed.station.engine.StationParts;
import org.nailbed.station.outside.SlotGuard;
import org.nailbed.station.outside.Times;

/**
 * The product that uses every kind of phase, on eight pretended boards with instrument, printer and operator: one is good, the
 * others fail each in its own way, and the record tells them apart.
 */
class FullProductIT {

    private static final Path STATION = Path.of("station-config/full-jig.yaml");
    private static final int SLOTS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** By slot; slots that are not here have a good board. */
    private static final Map<Integer, BoardFault> ORDERED = Map.of(
            2, new BoardFault.BadPart("radio"),
            3, new BoardFault.AdcOff("vbat", -0.5),
            4, new BoardFault.BadRam(0x3fc90000),
            5, new BoardFault.SilentConsole(),
            6, new BoardFault.OtherVersion("9.9.9"),
            7, new BoardFault.NvsBitFlip());

    /** Outcome, code and phase of each slot's end. */
    private static final Map<Integer, String> EXPECTED = Map.of(
            1, "PASS",
            2, "FAIL LIMIT_EXCEEDED in self-test: Measurement result is 'FAIL radio', expected 'PASS'.",
            3, "FAIL LIMIT_EXCEEDED in supplies: Measurement vbat is 2.",
            4, "FAIL LIMIT_EXCEEDED in self-test: Measurement result is 'FAIL ram', expected 'PASS'.",
            5, "FAIL CONSOLE_SILENT in self-test: The board says nothing to 'selftest'",
            6, "FAIL WRONG_VERSION in test-start: The boot log names 'nailbed-demo-test 9.9.9'",
            7, "FAIL CONSOLE_MISMATCH in own-data: The board does not answer to 'serial'",
            8, "FAIL LABEL_MISMATCH in label: The label reads 'NB-000009', expected 'NB-000008'.");

    @TempDir
    Path dir;

    @Test
    void everyBoardEndsInItsOwnWay() {
        StationConfig config = StationFile.read(STATION);
        ProductContext context = new ProductContext(new DemoBuilds(dir.resolve("demo")), Optional.of(config));
        Product product = ProductFile.read(config.productFile(), context).product();
        try (TestDatabase database = TestDatabase.create();
                SimulatedJig jig = SimulatedJig.onPtys(
                        JigOptions.of("esp32s3").withCount(SLOTS).withTiming(JigOptions.Timing.OFF),
                        dir.resolve("jig"));
                ScpiInstrument meter = ScpiInstrument.onTcp(0);
                LabelPrinter printer = LabelPrinter.onTcp(0);
                Station station = LiveStation.open(new StationParts(
                        new Rig(fixture(jig), equipment(meter, printer), config.scanOrder()),
                        List.of(product),
                        config.approval(),
                        database.books(),
                        new EspProgrammers(RateBook.forThisRun()),
                        SlotGuard.NONE,
                        Times.system()))) {
            ORDERED.forEach((slot, fault) -> jig.boards().get(slot - 1).order(Optional.of(fault)));
            startAll(station);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
                answerQuestions(station);
                return station.slots().stream().allMatch(view -> view.state() instanceof Ended);
            });
            station.slots().forEach(view -> {
                Ended ended = (Ended) view.state();
                RunDetail record = database.books().runs().run(ended.run()).orElseThrow();
                assertThat(end(record))
                        .as("slot " + view.number())
                        .startsWith(EXPECTED.getOrDefault(view.number(), "nothing"));
                assertThat(record.fault()).as("page and ledger").isEqualTo(ended.fault());
            });
        }
    }

    private static Fixture fixture(SimulatedJig jig) {
        List<SlotPort> slots = IntStream.rangeClosed(1, SLOTS)
                .mapToObj(slot -> new SlotPort(slot, jig.boards().get(slot - 1).address(), 921_600))
                .toList();
        return new Fixture("full-jig", Fixture.Kind.VIRTUAL, slots);
    }

    private static Equipment equipment(ScpiInstrument meter, LabelPrinter printer) {
        return new Equipment(
                List.of(new Instrument("dmm", meter.address(), 9600, Duration.ofSeconds(3))),
                List.of(new Printer("label", printer.address(), 203, Equipment.StatusQuery.ON)));
    }

    private static void startAll(Station station) {
        for (int slot = 1; slot <= SLOTS; slot++) {
            station.scan(serialNumber(slot), Optional.of(slot));
            station.start(slot);
        }
    }

    private static void answerQuestions(Station station) {
        station.slots().forEach(view -> view.question().ifPresent(asked -> answer(station, view.number(), asked)));
    }

    /** The operator finds every LED green; on slot 8 the label of another unit is scanned. */
    private static void answer(Station station, int slot, Asked asked) {
        Operator.Answer answer = asked.question().kind() == Operator.Kind.VALUE
                ? new Operator.Given(serialNumber(slot == 8 ? 9 : slot))
                : new Operator.Yes();
        station.answer(slot, asked.id(), answer);
    }

    private static String end(RunDetail record) {
        String outcome = record.summary().outcome().map(Object::toString).orElse("none");
        String phase = record.phases().stream()
                .filter(tried -> tried.fault().isPresent()
                        || tried.measurements().stream().anyMatch(measurement -> !measurement.isGood()))
                .map(tried -> tried.key().name())
                .findFirst()
                .orElse("no phase");
        return outcome
                + record.fault()
                        .map(fault -> " " + fault.code() + " in " + phase + ": " + fault.message())
                        .orElse("");
    }

    private static String serialNumber(int slot) {
        return "NB-%06d".formatted(slot);
    }
}
