package org.nailbed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.jig.SimulatedBoard;
import org.nailbed.simulator.jig.SimulatedJig;

/** The commands on boards beside flash and identify, on simulated ones; and what all of them print as JSON. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class BoardCommandsIT {
    private static final JigOptions TWO = JigOptions.of("esp32s3").withCount(2).withTiming(JigOptions.Timing.OFF);
    private static final int NVS_OFFSET = 0x9000;
    private static final int NVS_BYTES = 0x6000;

    @TempDir
    private Path directory;

    private SimulatedJig jig;
    private BuildFolder build;

    @BeforeEach
    void offerBoards() throws IOException {
        jig = SimulatedJig.onPtys(TWO, directory.resolve("jig"));
        build = BuildFolder.in(directory, 20_000);
    }

    @AfterEach
    void closeJig() {
        jig.close();
    }

    @Test
    void jsonHasTheFieldsThatThePageLists() throws IOException {
        JsonNode flashed = onlyLine(one("flash", "--json", build.firmware()));
        Set<String> written = tableFields();
        written.removeAll(Set.of("eui64", "code", "message"));
        assertThat(names(flashed)).isEqualTo(written);
        assertThat(flashed.path("outcome").asText()).isEqualTo("PASS");
        assertThat(flashed.path("mac").asText()).isEqualTo(board(1).mac());
        assertThat(flashed.path("verifiedRegions").asInt()).isEqualTo(3);

        JsonNode refused = onlyLine(one("verify", "--json", "--chip", "esp32c6", build.firmware()));
        assertThat(names(refused)).contains("code", "message", "chip", "mac");
        assertThat(refused.path("code").asText()).isEqualTo("WRONG_CHIP");
        assertThat(refused.path("exitCode").asInt()).isEqualTo(7);
    }

    @Test
    void jsonOfSeveralBoardsIsALineEachAndProgressStaysBesideIt() {
        Run run = Run.of("identify", "--json", "-p", board(1).address(), "-p", board(2).address());
        assertThat(run.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        assertThat(run.err()).contains("connect").doesNotContain("PASS");
    }

    @Test
    void verifyFindsOneChangedByteAndWritesNothing() {
        assertThat(one("flash", build.firmware()).exit()).isZero();
        byte[] flashed = board(1).flash();
        assertThat(one("verify", build.firmware()).out()).contains("3 regions", "equal to the firmware");
        assertThat(one("erase", "0x10000", "4k").exit()).isZero();
        Run differs = one("verify", build.firmware());
        assertThat(differs.exit()).isEqualTo(8);
        assertThat(differs.out()).contains("app.bin", "[DIGEST_MISMATCH]");
        assertThat(Arrays.copyOf(board(1).flash(), 0x10000)).isEqualTo(Arrays.copyOf(flashed, 0x10000));
    }

    @Test
    void anUnchangedBoardIsSentNothingUnlessAllIsToBeWritten() {
        assertThat(one("flash", build.firmware()).out()).contains(" baud, 3 regions verified");
        assertThat(one("flash", build.firmware()).out()).contains("held already, 3 regions verified");
        assertThat(one("flash", "--write-all", build.firmware()).out()).contains(" baud, 3 regions verified");
    }

    @Test
    void anApplicationThatSaysNothingPassesWhenItsStartIsNotToBeChecked() throws IOException {
        Path data = Files.write(directory.resolve("quiet.bin"), new byte[] {7, 1, 9, 4});
        Run quiet = one("flash", "--no-boot-check", "0x20000=" + data);
        assertThat(quiet.exit()).as(quiet.out() + quiet.err()).isZero();
        assertThat(quiet.out()).contains("1 region verified, restarted, its start not checked");
        assertThat(quiet.out()).doesNotContain(" boot");
    }

    /** Nobody can tell whether it starts: its key is not ours. */
    @Test
    void aBoardThatEncryptsItsFlashTakesWhatIsSaidToBeEncrypted() throws IOException {
        board(1).order(Optional.of(new BoardFault.FlashEncryption()));
        Path secret = Files.write(directory.resolve("app.enc"), new byte[] {7, 1, 9, 4});
        String pair = "0x10000=" + secret;
        Run plain = one("flash", pair);
        assertThat(plain.exit()).isEqualTo(7);
        assertThat(plain.out()).contains("Flash encryption is on", "[SECURITY_REFUSED]");
        Run encrypted = one("flash", "--encrypted", "--after", "none", pair);
        assertThat(encrypted.exit()).as(encrypted.out() + encrypted.err()).isZero();
        assertThat(encrypted.out()).contains("1 region verified");
    }

    @Test
    void aPartitionIsReadByItsLabelIntoAFileOfItsBoard() throws IOException {
        assertThat(one("flash", build.firmware()).exit()).isZero();
        Path pattern = directory.resolve("dump/{mac}-{part}.bin");
        Run run = one("read", "nvs", "-o", pattern.toString());
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        Path file = directory.resolve("dump/" + board(1).mac().replace(":", "") + "-nvs.bin");
        assertThat(file).hasBinaryContent(Arrays.copyOfRange(board(1).flash(), NVS_OFFSET, NVS_OFFSET + NVS_BYTES));
        Run missing = one("read", "nvs2", "-o", pattern.toString());
        assertThat(missing.exit()).isEqualTo(3);
        assertThat(missing.out()).contains("no 'nvs2'", "nvs, ", "factory");
        assertFilesIn("dump", 1);
    }

    @Test
    void aReadThatFailsLeavesNoFile() throws IOException {
        board(1).order(Optional.of(new BoardFault.Silence()));
        assertThat(one("read", "all", "-o", directory.resolve("dump/x.bin").toString())
                        .exit())
                .isEqualTo(6);
        assertThat(directory.resolve("dump")).doesNotExist();
        assertThat(one("read", "0x0", "1M", "-p", board(2).address(), "-o", "x.bin")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void allIsErasedOnlyWhenThatIsMeant() {
        assertThat(one("flash", build.firmware()).exit()).isZero();
        Run asked = one("erase", "all");
        assertThat(asked.exit()).isEqualTo(2);
        assertThat(asked.err()).contains("1 board", board(1).address(), "--yes");
        assertThat(board(1).flash()).isNotEqualTo(blank(board(1).flash().length));
        assertThat(one("erase", "--yes", "all").exit()).isZero();
        assertThat(board(1).flash()).isEqualTo(blank(board(1).flash().length));
    }

    @Test
    void whatIsNoPartOfFlashIsAUsageFault() {
        assertThat(one("erase", "0x1000").err()).contains("size is missing");
        assertThat(one("erase", "0x1000", "much").exit()).isEqualTo(2);
        assertThat(one("read", "nvs", "factory").exit()).isEqualTo(2);
        assertThat(one("read", "0x1000", "0").exit()).isEqualTo(2);
        assertThat(one("erase", "0x1001", "4k").err()).contains("only whole sectors", "[USAGE]");
        assertThat(one("erase", "0x1000", "100").exit()).isEqualTo(2);
    }

    @Test
    void aBoardWithoutAPartitionTableSaysWhereItWasLookedFor() {
        Run blank = one("read", "nvs");
        assertThat(blank.exit()).isEqualTo(3);
        assertThat(blank.out()).contains("no sound partition table at 0x8000", "--table-offset", "[FIRMWARE_INVALID]");
    }

    @Test
    void theMonitorShowsTheStartUntilTheWordWaitedFor() {
        assertThat(one("flash", build.firmware()).exit()).isZero();
        Run heard = one("monitor", "--until", "Project name", "--for", "10");
        assertThat(heard.exit()).as(heard.out() + heard.err()).isZero();
        assertThat(heard.out().lines().toList())
                .allMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}  .*"))
                .last()
                .asString()
                .contains("blink");
    }

    @Test
    void theMonitorPointsACrashOutAndSaysSoToScripts() throws IOException {
        Run heard = one("monitor", "--for", "0.5", "--no-times");
        assertThat(heard.exit()).isEqualTo(9);
        assertThat(heard.out()).containsOnlyOnce("^^^ the flash holds no bootloader");
        Run json = one("monitor", "--json", "--until", "invalid header", "--for", "10");
        assertThat(json.out()
                        .lines()
                        .map(BoardCommandsIT::parse)
                        .anyMatch(line -> line.path("crash").asText().equals("NO_BOOTLOADER")))
                .isTrue();
        Run missed = one("monitor", "--until", "never printed", "--for", "0.3", "--no-reset");
        assertThat(missed.exit()).isEqualTo(9);
        assertThat(missed.err()).contains("'never printed' was not heard");
    }

    @Test
    void linesOfSeveralBoardsBeginWithTheirPort() {
        Run heard = Run.of(
                "monitor",
                "--until",
                "invalid header",
                "--no-times",
                "--for",
                "10",
                "-p",
                board(1).address(),
                "-p",
                board(2).address());
        assertThat(heard.out()).contains(board(1).address() + "  ESP-ROM", board(2).address() + "  ESP-ROM");
    }

    @Test
    void aBoardRunsItsApplicationAfterwardsUnlessItIsToStayInItsLoader() {
        assertThat(one("flash", build.firmware()).exit()).isZero();
        assertThat(lastLines(one("identify", "--trace"))).containsExactly("- lines RTS", "- lines NONE", "- closed");
        assertThat(lastLines(one("identify", "--trace", "--after", "none"))).doesNotContain("- lines RTS");
        assertThat(one("flash", "--after", "none", build.firmware()).out()).contains("left in its loader");
        assertThat(one("identify", "--after", "sideways").err()).contains("expected hard, watchdog or none", "[USAGE]");
    }

    /** What a trace tells at its end, without times and port. */
    private static List<String> lastLines(Run run) {
        List<String> lines =
                run.err().lines().filter(line -> line.contains("  - ")).toList();
        return lines.subList(lines.size() - 3, lines.size()).stream()
                .map(line -> line.substring(line.indexOf("- ")))
                .toList();
    }

    @Test
    void aTraceNamesRequestsAndReplies() {
        Run run = one("identify", "--trace");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("> SYNC  36 bytes: 07 07 12 20", "< SYNC  value", "> READ_REG", "- lines RTS");
        assertThat(run.out()).contains("PASS").doesNotContain("SYNC");
    }

    private Run one(String command, String... arguments) {
        List<String> line = new ArrayList<>(List.of(command, "-p", board(1).address()));
        line.addAll(Arrays.asList(arguments));
        return Run.of(line.toArray(String[]::new));
    }

    private SimulatedBoard board(int number) {
        return jig.boards().get(number - 1);
    }

    private void assertFilesIn(String folder, int count) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(folder))) {
            assertThat(files).hasSize(count);
        }
    }

    private static byte[] blank(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xFF);
        return bytes;
    }

    private static JsonNode onlyLine(Run run) {
        assertThat(run.out().lines()).as(run.err()).hasSize(1);
        return parse(run.out());
    }

    private static JsonNode parse(String line) {
        try {
            return new JsonMapper().readTree(line);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The fields of a board that was flashed, as docs/command-line.md lists them in its tables. */
    private static Set<String> tableFields() throws IOException {
        Set<String> fields = new TreeSet<>();
        Pattern row = Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE);
        row.matcher(Files.readString(Path.of("docs", "command-line.md")))
                .results()
                .forEach(found -> fields.add(found.group(1)));
        return fields;
    }
}
