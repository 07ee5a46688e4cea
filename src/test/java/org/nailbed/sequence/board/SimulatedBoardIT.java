package org.nailbed.sequence.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.EspImageBuilder;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.ram.RamProgram;
import org.nailbed.flash.Extent;
import org.nailbed.flash.esp.EspOptions;
import org.nailbed.flash.esp.Espressif;
import org.nailbed.flash.esp.TestFirmware;
import org.nailbed.run.Attachment;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Measurement;
import org.nailbed.run.Outcome;
import org.nailbed.run.PhaseRecord;
import org.nailbed.run.ProductUse;
import org.nailbed.run.Run;
import org.nailbed.run.RunStart;
import org.nailbed.sequence.Phase;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.QuietObserver;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.Sequence;
import org.nailbed.sequence.Surroundings;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.bench.Guard;
import org.nailbed.sequence.board.NvsItem.Encoding;
import org.nailbed.sequence.board.NvsItem.Secrecy;
import org.nailbed.sequence.lookup.CsvLookup;
import org.nailbed.sequence.runner.SequenceRunner;
import org.nailbed.sequence.runner.Site;
import org.nailbed.sequence.talk.Capture;
import org.nailbed.sequence.talk.Console;
import org.nailbed.sequence.talk.Exchange;
import org.nailbed.sequence.talk.LinePattern;
import org.nailbed.sequence.talk.Reading;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.demo.DemoFirmware;
import org.nailbed.simulator.jig.SimulatedBoard;
import org.nailbed.simulator.jig.SimulatedJig;

/** Whole sequences on a pretended board behind a pseudo-terminal: what one phase leaves behind, the next must cope with. */
@Timeout(60)
class SimulatedBoardIT {
    private static final String CHIP = "esp32s3";
    private static final Duration BUDGET = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String PIN = "hush-4711-0815";

    @TempDir
    private static Path files;

    private static final FirmwareSet PRODUCT = TestFirmware.of(EspChip.ESP32_S3, 9, 50_000);

    /** Differs from the product by its application alone. */
    private static final FirmwareSet TEST = FirmwareSet.of(List.of(
            PRODUCT.images().get(0),
            PRODUCT.images().get(1),
            Image.of(
                    "test.bin",
                    0x10000,
                    EspImageBuilder.app(9, "probe-test", "0.1").build())));

    @TempDir
    private Path dir;

    private SimulatedJig jig;
    private SimulatedBoard board;

    @BeforeEach
    void plugIn() {
        jig = SimulatedJig.onPtys(JigOptions.of(CHIP), dir);
        board = jig.boards().get(0);
    }

    @AfterEach
    void over() {
        jig.close();
    }

    @Test
    void boardIsTestedInRamThenByATestImageAndShippedWithItsOwnData() {
        Run run = run(
                phase("identify", new Identify()),
                phase("guard", new Guard()),
                phase("ram-test", ramTest()),
                phase("flash-test", new Flash("test")),
                phase("boot-test", new Boot("test")),
                phase("console-test", new Console(List.of(selfTest(), battery()), Console.USUAL_BAUD)),
                phase("erase", new Erase(List.of(new Place.At(new Extent(0x300000, 0x2000))), Recipe.MAIN)),
                phase("flash", new Flash()),
                phase("provision", provision()),
                phase("boot", new Boot()),
                phase("console", new Console(List.of(serial(), mac(), values()), Console.USUAL_BAUD)));

        assertThat(run.decidingFault()).isEmpty();
        assertThat(run.outcome()).isEqualTo(Outcome.PASS);
        assertThat(measured(run, "boot-test")).containsEntry("version", "0.1");
        assertThat(measured(run, "boot")).containsEntry("version", "1.2.3").containsEntry("application", "probe 1.2.3");
        assertThat(Double.parseDouble(measured(run, "console-test").get("battery")))
                .isBetween(3.2, 3.4);
        assertThat(attached(run, "console.log")).contains("< serial SN-7\n", "< nvs factory gain u16 150");
        assertThat(new String(board.flash(), 0x9000, 0x6000, UTF_8)).contains("SN-7", PIN);
        assertThat(run.attachments())
                .extracting(one -> new String(one.content(), UTF_8))
                .noneMatch(text -> text.contains(PIN));
        PRODUCT.images().forEach(this::assertHeld);
    }

    @Test
    void bitThatFallsOverInNvsIsSeenByTheBoardItself() {
        board.order(Optional.of(new BoardFault.NvsBitFlip()));

        Run run = run(
                phase("identify", new Identify()),
                phase("guard", new Guard()),
                phase("flash", new Flash()),
                phase("provision", provision()),
                phase("boot", new Boot()),
                phase("console", new Console(List.of(serial()), Console.USUAL_BAUD)));

        assertThat(run.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(run.decidingFault().map(Fault::code)).contains(FaultCode.CONSOLE_MISMATCH);
        assertThat(attached(run, "console.log")).contains("> serial", "< error nvs");
        assertThat(attached(run, "trace.txt"))
                .as("what the unit's secrets went over")
                .contains("bytes, which are secret")
                .doesNotContain("serial");
    }

    @Test
    void otherVersionThanWasWrittenIsSeen() {
        board.order(Optional.of(new BoardFault.OtherVersion("0.9.9")));

        Run run = run(
                phase("identify", new Identify()),
                phase("guard", new Guard()),
                phase("flash", new Flash()),
                phase("boot", new Boot()));

        assertThat(run.decidingFault())
                .contains(new Fault(
                        FaultCode.WRONG_VERSION, "The boot log names 'probe 0.9.9', expected 'probe 1.2.3'."));
    }

    @Test
    void badRamFailsTheTestInRam() {
        board.order(Optional.of(new BoardFault.BadRam(0x3FC90000)));

        Run run = run(phase("identify", new Identify()), phase("ram-test", ramTest()));

        assertThat(run.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(run.decidingFault().map(Fault::code)).contains(FaultCode.RAM_TEST_FAILED);
        assertThat(run.decidingFault().map(Fault::message).orElseThrow()).contains("ram bad 0x3fc90000");
    }

    private static Provision provision() {
        CsvLookup units = CsvLookup.of(
                "units.csv",
                ("serial-number,pin,gain\nSN-7," + PIN + ",150\n").getBytes(UTF_8),
                CsvLookup.Key.SERIAL_NUMBER,
                Set.of("pin"));
        return new Provision(
                new Place.Named("nvs"),
                Recipe.MAIN,
                List.of(
                        item("serial", Encoding.STRING, "{serial-number}", Secrecy.OPEN),
                        item("mac", Encoding.MAC, "02:00:00:00:00:07", Secrecy.OPEN),
                        item("gain", Encoding.U16, "{data.gain}", Secrecy.OPEN),
                        item("pin", Encoding.STRING, "{data.pin}", Secrecy.SECRET)),
                List.of(units));
    }

    private static NvsItem item(String key, Encoding encoding, String template, Secrecy secrecy) {
        return new NvsItem("factory", key, encoding, new NvsItem.Text(Template.of(template)), secrecy);
    }

    private static RamTest ramTest() {
        RamProgram program =
                RamProgram.of(Image.read("ram-test.bin", 0, DemoFirmware.writeRamTest(files.resolve("ram"), CHIP)));
        return new RamTest(program, List.of(exchange("ram", "^ram ok (\\d+) bytes", "^ram bad")));
    }

    private static Exchange selfTest() {
        return Exchange.of("selftest", "^selftest PASS", SOON);
    }

    private static Exchange battery() {
        return Exchange.of(
                "adc vbat",
                "^adc vbat (?<volts>[0-9.]+) V",
                SOON,
                new Capture("volts", new Reading("battery", Reading.Kind.NUMBER, "V", Optional.empty())));
    }

    private static Exchange serial() {
        return exchange("serial", "^serial {serial-number}$", "^error");
    }

    private static Exchange exchange(String send, String expect, String bad) {
        return new Exchange(
                Optional.of(Template.of(send)),
                LinePattern.of(expect),
                Optional.of(LinePattern.of(bad)),
                SOON,
                List.of());
    }

    private static Exchange mac() {
        return Exchange.of("mac", "^mac 02:00:00:00:00:07$", SOON);
    }

    private static Exchange values() {
        return Exchange.of("nvs", "^nvs end, 4 values, 0 errors", SOON);
    }

    private static Phase phase(String name, PhaseKind kind) {
        return new Phase(name, BUDGET, Phase.Policy.ONCE, Map.of(), kind);
    }

    private Run run(Phase... phases) {
        Recipe recipe =
                new Recipe(new Sequence(List.of(phases)), "ESP32-S3", Map.of(Recipe.MAIN, PRODUCT, "test", TEST));
        RunStart start = new RunStart(
                new UUID(0, 7),
                "station",
                1,
                new ProductUse("demo", "revision", recipe.sequence().sha256()),
                List.of(),
                Optional.of("SN-7"),
                Optional.empty(),
                Instant.now());
        Site site = new Site(
                listener -> Espressif.open(board.address(), EspOptions.DEFAULT, listener),
                Surroundings.NONE,
                new QuietObserver());
        return new SequenceRunner(Clock.systemUTC()).run(start, recipe, site);
    }

    private void assertHeld(Image image) {
        assertThat(Arrays.copyOfRange(board.flash(), image.offset(), image.end()))
                .as(image.name())
                .isEqualTo(image.padded());
    }

    private static Map<String, String> measured(Run run, String phase) {
        return phase(run, phase).measurements().stream()
                .filter(one -> one.value().isPresent())
                .collect(Collectors.toMap(
                        Measurement::name, one -> text(one.value().get())));
    }

    private static String text(Measurement.Value value) {
        return value instanceof Measurement.Value.Text text ? text.text() : value.toString();
    }

    private static PhaseRecord phase(Run run, String name) {
        return run.phases().stream()
                .filter(one -> one.key().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String attached(Run run, String name) {
        return run.attachments().stream()
                .filter(one -> one.name().equals(name))
                .map(Attachment::content)
                .map(content -> new String(content, UTF_8))
                .findFirst()
                .orElseThrow();
    }
}
