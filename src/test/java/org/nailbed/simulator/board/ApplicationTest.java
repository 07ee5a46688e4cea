package org.nailbed.simulator.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nailbed.simulator.FaultNames;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.simulator.SimulatorException;
import org.nailbed.simulator.demo.DemoFirmware;
import org.nailbed.simulator.nvs.NvsVectors;

/** What a board's application answers on its console: docs/simulator-console.md. */
class ApplicationTest {
    private static final int NVS = 0x9000;
    private static final Pattern LIMITS =
            Pattern.compile("^\\| `(\\w+)` \\| ([0-9.]+) to ([0-9.]+) ", Pattern.MULTILINE);

    @TempDir
    static Path firmware;

    private BoardBench bench = new BoardBench("esp32s3", Timing.OFF);

    @BeforeAll
    static void write() {
        DemoFirmware.write(firmware, "esp32s3");
        DemoFirmware.write(firmware.resolve("test"), "esp32s3", DemoFirmware.Kind.TEST, DemoFirmware.Size.SMALL);
    }

    @Test
    void namesItselfAsItsDescriptorDoes() throws IOException {
        boot();
        assertThat(ask("version")).containsExactly("version 1.0.0");
        assertThat(ask("APP")).containsExactly("app nailbed-demo");
        assertThat(ask("mac")).containsExactly("mac " + bench.board.mac());
        put(0x10000, Files.readAllBytes(firmware.resolve("test/nailbed-demo-test.bin")));
        bench.heard.reset();
        restart();
        assertThat(bench.heardText())
                .contains("Project name:     nailbed-demo-test\r\n")
                .contains("App version:      1.0.0-test\r\n")
                .endsWith("console ready\r\n");
        assertThat(ask("version")).containsExactly("version 1.0.0-test");
    }

    @Test
    void readsItsSettingsFromItsOwnFlash() throws IOException {
        put(NVS, NvsVectors.signedBigAndBlob());
        boot();
        assertThat(ask("nvs"))
                .containsExactly(
                        "nvs storage neg i16 -2",
                        "nvs storage big u64 1234605616436508552",
                        "nvs storage blob blob 18 00112233445566778899aabbccddeeff0102",
                        "nvs end, 3 values, 0 errors");
        assertThat(ask("serial")).containsExactly("error nvs has no factory/serial");
    }

    @Test
    void brokenEntryIsToldAndFailsTheSelfTest() throws IOException {
        byte[] broken = NvsVectors.numberAndText();
        broken[0xA0] ^= 1;
        put(NVS, broken);
        boot();
        assertThat(ask("nvs"))
                .hasSize(3)
                .startsWith("nvs storage count u8 42")
                .anySatisfy(
                        line -> assertThat(line).startsWith("nvs error page 0 entry 2: data crc 98d28762, expected "))
                .endsWith("nvs end, 1 values, 1 errors");
        assertThat(ask("selftest")).contains("selftest nvs failed").endsWith("selftest FAIL nvs");
        assertThat(ask("serial").get(0)).startsWith("error nvs page 0 entry 2: data crc");
    }

    @Test
    void bitThatFallsOverIsSeenAfterEachStart() throws IOException {
        put(NVS, NvsVectors.numberAndText());
        order("nvs-bit-flip");
        assertThat(bench.flash.read(NVS, 0x3000)).as("nothing has happened yet").isEqualTo(NvsVectors.numberAndText());
        boot();
        assertThat(ask("nvs").toString())
                .contains("nvs error page 0 entry 1: crc")
                .contains("1 errors");
        restart();
        assertThat(ask("nvs").toString()).as("no second one").contains("1 errors");
    }

    @Test
    void goodBoardPassesItsSelfTestAndReadsWhatItShould() throws IOException {
        boot();
        assertThat(ask("selftest")).hasSize(7).endsWith("selftest PASS");
        List<String> readings = ask("adc");
        assertThat(readings).hasSize(5);
        assertThat(value("vbat")).isBetween(3.2, 3.4);
        assertThat(value("vsys")).isBetween(4.9, 5.1);
        assertThat(value("temp")).isBetween(25.0, 36.0);
        double first = value("v33");
        assertThat(value("v33")).isCloseTo(first, within(0.0021));
        assertThat(ask("adc vpp")).containsExactly("error no channel 'vpp', there are vbat, vsys, v33, v18, temp");
    }

    @Test
    void boardsDifferAndGoodOnesStayWithinTheLimitsThatThePageTells() throws IOException {
        Map<String, String> limits = LIMITS.matcher(Files.readString(Path.of("docs", "simulator-console.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2) + " " + row.group(3)));
        assertThat(limits).hasSize(5);
        Set<Double> seen = new HashSet<>();
        flash();
        for (int number = 1; number <= 40; number++) {
            order("other-mac:60:55:f9:4e:00:" + String.format("%02x", number));
            restart();
            for (Map.Entry<String, String> channel : limits.entrySet()) {
                String[] ends = channel.getValue().split(" ", -1);
                double value = value(channel.getKey());
                assertThat(value).isBetween(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
                seen.add(value);
            }
        }
        assertThat(seen).hasSizeGreaterThan(80);
    }

    private double value(String channel) {
        String[] words = ask("adc " + channel).get(0).split(" ", -1);
        assertThat(words[1]).isEqualTo(channel);
        return Double.parseDouble(words[2]);
    }

    @Test
    void buttonAndLampAreThoseOfTheBoard() throws IOException {
        boot();
        assertThat(ask("button")).containsExactly("button released");
        bench.board.controls().press(true);
        assertThat(ask("button")).containsExactly("button pressed");
        assertThat(ask("led on")).containsExactly("led on");
        assertThat(bench.board.controls().isLit()).isTrue();
        assertThat(ask("led")).containsExactly("error led is on or off");
    }

    @Test
    void whatIsNoCommandIsToldSo() throws IOException {
        boot();
        assertThat(ask("frobnicate now")).containsExactly("error unknown command 'frobnicate'");
        assertThat(ask("\u00e9")).containsExactly("error unknown command '?'");
        assertThat(ask("x".repeat(257))).containsExactly("error line longer than 256 bytes");
        assertThat(ask("  ")).containsExactly("");
        assertThat(ask("help")).hasSize(13).anySatisfy(line -> assertThat(line).startsWith("adc [channel]"));
    }

    @Test
    void rebootAndCrashStartTheApplicationAnew() throws IOException {
        boot();
        assertThat(ask("reboot"))
                .startsWith("rebooting")
                .contains("rst:0xc (RTC_SW_CPU_RST),boot:0x8 (SPI_FAST_FLASH_BOOT)");
        assertThat(ask("crash"))
                .startsWith("Guru Meditation Error: Core  0 panic'ed (LoadProhibited). Exception was unhandled.")
                .endsWith("console ready");
        assertThat(ask("version")).containsExactly("version 1.0.0");
    }

    @Test
    void commandsAreUnderstoodAtTheConsolesRateOnly() throws IOException {
        bench.clientBaud = 921_600;
        boot();
        bench.heard.reset();
        type("version\r");
        assertThat(bench.heardText()).doesNotContain("version");
        bench.clientBaud = 115_200;
        type("\r");
        assertThat(ask("version")).containsExactly("version 1.0.0");
    }

    @Test
    void whatIsTypedWhileItStillStartsIsNotLost() throws IOException {
        bench = new BoardBench("esp32s3", Timing.REALISTIC);
        flash();
        bench.board.powerOn(false, bench.now);
        while (!bench.heardText().contains("App version")) {
            bench.pass(BoardBench.MILLI);
        }
        bench.heard.reset();
        type("version\n");
        bench.pass(500 * BoardBench.MILLI);
        assertThat(bench.heardText()).endsWith("console ready\r\nversion 1.0.0\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "app-version:9.9;version;version 9.9",
                "self-test:radio;selftest;selftest FAIL radio",
                "bad-ram:3fc90000;selftest;selftest FAIL ram",
                "adc-off:vbat/-1;adc vbat;adc vbat 2.*",
                "console-noise:1;version;[^a-z]+",
                "console-noise:3;version;version 1.0.0",
                "console-silent;version;''",
                "crash-at:1;version;console ready"
            })
    void orderedFaultShows(String fault, String command, String lastLine) throws IOException {
        order(fault);
        boot();
        List<String> answer = ask(command);
        assertThat(answer.get(answer.size() - 1)).matches(lastLine);
    }

    @Test
    void faultOfAPartThatNoBoardHasIsRefused() {
        assertThatThrownBy(() -> order("self-test:wings"))
                .isInstanceOf(SimulatorException.class)
                .hasMessageContaining("sensor");
        assertThatThrownBy(() -> order("adc-off:vpp/1"))
                .isInstanceOf(SimulatorException.class)
                .hasMessageContaining("vbat");
    }

    private void order(String fault) {
        bench.board.order(Optional.of(FaultNames.parse(fault)), bench.now);
    }

    private void boot() throws IOException {
        flash();
        restart();
    }

    private void restart() {
        bench.board.powerOn(false, bench.now);
        bench.pass(BoardBench.MILLI);
    }

    private void flash() throws IOException {
        put(0x0, Files.readAllBytes(firmware.resolve("bootloader/bootloader.bin")));
        put(0x8000, Files.readAllBytes(firmware.resolve("partition_table/partition-table.bin")));
        put(0x10000, Files.readAllBytes(firmware.resolve("nailbed-demo.bin")));
    }

    private void put(int address, byte[] bytes) {
        for (int at = 0; at < bytes.length; at += 0x1000) {
            bench.flash.eraseSector(address + at);
        }
        bench.flash.program(address, bytes, 0, bytes.length);
    }

    /** The lines that come back. */
    private List<String> ask(String command) {
        bench.heard.reset();
        type(command + "\r\n");
        return List.of(bench.heardText().split("\r\n"));
    }

    private void type(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        bench.board.arrived(bytes, bytes.length, bench.now);
        bench.pass(200 * BoardBench.MILLI);
    }
}
