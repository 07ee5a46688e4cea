package org.nailbed.simulator.jig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.firmware.source.FirmwareSource;
import org.nailbed.flash.Progress;
import org.nailbed.flash.esp.EspOptions;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.flash.esp.EspProgrammer;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.demo.DemoFirmware;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.ports.Ports;

/**
 * A foreign flasher against our boards: what it believes of each chip, and the bytes that it leaves. All boards of a test are
 * worked on by one Node process at once.
 */
class EsptoolJsIT {
    private static final int FLASH_BYTES = 0x400000;
    private static final int APP_OFFSET = 0x10000;
    private static final int BAUD = 921_600;
    /** No multiple of a block. */
    private static final int PART_BYTES = 70_001;
    /** No multiple of a packet. */
    private static final int READ_BYTES = 10_001;

    private static final int ROM_PART_BYTES = 50_000;
    /** EF 40 16, the first byte lowest. */
    private static final int FLASH_ID = 0x1640EF;
    /** esptool-js 0.7.0 sets the length of an ESP8266's answer in the wrong register, and is given one byte. */
    private static final int ESP8266_FLASH_ID = FLASH_ID & 0xFF;

    /** What esptool-js calls each chip of the jig: name, description, MAC. */
    private static final Map<String, List<String>> KNOWN = new TreeMap<>(Map.ofEntries(
            Map.entry("esp8266", List.of("ESP8266", "ESP8266EX", "5c:cf:7f:4e:00:01")),
            Map.entry("esp32", List.of("ESP32", "ESP32-D0WD-V3 (revision 3)", "24:0a:c4:4e:00:01")),
            Map.entry("esp32s2", List.of("ESP32-S2", "ESP32-S2 (revision v1.0)", "7c:df:a1:4e:00:01")),
            Map.entry("esp32s3", List.of("ESP32-S3", "ESP32-S3 (QFN56) (revision v0.2)", "f4:12:fa:4e:00:01")),
            Map.entry("esp32c2", List.of("ESP32-C2", "ESP32-C2 (revision 1)", "08:3a:f2:4e:00:01")),
            Map.entry("esp32c3", List.of("ESP32-C3", "ESP32-C3 (QFN32) (revision v0.3)", "60:55:f9:4e:00:01")),
            Map.entry("esp32c5", List.of("ESP32-C5", "ESP32-C5 (revision v1.0)", "d0:cf:13:4e:00:01")),
            Map.entry("esp32c6", List.of("ESP32-C6", "ESP32-C6 (revision 1)", "40:4c:ca:4e:00:01")),
            Map.entry("esp32c61", List.of("ESP32-C61", "ESP32-C61 (revision v1.0)", "30:ed:a0:4e:00:01")),
            Map.entry("esp32h2", List.of("ESP32-H2", "ESP32-H2 (revision v0.1)", "74:4d:bd:4e:00:01")),
            Map.entry("esp32p4-rev1", List.of("ESP32-P4", "ESP32-P4 (revision v1.0)", "60:55:4f:4e:00:01")),
            Map.entry("esp32p4", List.of("ESP32-P4", "ESP32-P4 (revision v3.0)", "60:55:4f:4e:00:01")),
            Map.entry("esp32p4-rev3.1", List.of("ESP32-P4", "ESP32-P4 (revision v3.1)", "60:55:4f:4e:00:01"))));

    @TempDir
    Path dir;

    private final List<SimulatedJig> jigs = new ArrayList<>();
    private byte[] content = {};

    @BeforeAll
    static void wantPeer() {
        EsptoolJs.assumeInstalled();
    }

    @BeforeEach
    void takePartOfTheDemo() throws IOException {
        DemoFirmware.write(dir, "esp32c3");
        content = Arrays.copyOf(Files.readAllBytes(dir.resolve(DemoFirmware.PROJECT + ".bin")), PART_BYTES);
        Files.write(dir.resolve("part.bin"), content);
        Files.write(dir.resolve("rom-part.bin"), Arrays.copyOf(content, ROM_PART_BYTES));
    }

    @AfterEach
    void closeJigs() {
        jigs.forEach(SimulatedJig::close);
    }

    @Test
    void knowsErasesWritesAndReadsEveryChipThroughTheStub() throws Exception {
        List<EsptoolJs.Job> jobs = new ArrayList<>();
        for (String chip : KNOWN.keySet()) {
            jobs.add(EsptoolJs.Job.of(
                    dirtyBoard(chip),
                    "--erase-all",
                    "--read",
                    "%#x:%d=%s".formatted(APP_OFFSET, READ_BYTES, dir.resolve(chip + ".read")),
                    "%#x=%s".formatted(APP_OFFSET, dir.resolve("part.bin"))));
        }
        EsptoolJs.Result result = succeed(EsptoolJs.run(jobs));
        assertThat(result.abouts(jobs.size()))
                .containsExactlyElementsOf(
                        KNOWN.values().stream().map(EsptoolJsIT::about).toList());
        int number = 0;
        for (String chip : KNOWN.keySet()) {
            assertThat(jobs.get(number++).board().flash()).as(chip).isEqualTo(blankBut(APP_OFFSET, content));
            assertThat(Files.readAllBytes(dir.resolve(chip + ".read")))
                    .as(chip)
                    .isEqualTo(Arrays.copyOf(content, READ_BYTES));
        }
    }

    /**
     * As far as esptool-js 0.7.0 knows the ROMs: compressed with the long BEGIN that it sends to four chips only, plain with the
     * long one that it sends to all. The ESP8266's ROM can neither inflate nor hash.
     */
    @Test
    void writesThroughTheRomAlone() throws Exception {
        List<EsptoolJs.Job> jobs = new ArrayList<>();
        List.of("esp32", "esp32s2", "esp32s3", "esp32c2", "esp32c3")
                .forEach(chip -> jobs.add(romJob(chip, "--no-stub")));
        KNOWN.keySet().stream()
                .filter(chip -> !List.of("esp8266", "esp32").contains(chip))
                .forEach(chip -> jobs.add(romJob(chip, "--plain")));
        EsptoolJs.Result result = succeed(EsptoolJs.run(jobs));
        assertThat(result.abouts(jobs.size()))
                .allSatisfy(
                        about -> assertThat(about).contains("\"stub\":false").contains("\"flashId\":" + FLASH_ID));
        for (EsptoolJs.Job job : jobs) {
            assertThat(Arrays.copyOfRange(job.board().flash(), APP_OFFSET, APP_OFFSET + ROM_PART_BYTES))
                    .isEqualTo(Arrays.copyOf(content, ROM_PART_BYTES));
        }
    }

    private EsptoolJs.Job romJob(String chip, String manner) {
        return EsptoolJs.Job.of(
                board(JigOptions.of(chip)),
                "--no-stub",
                manner,
                "%#x=%s".formatted(APP_OFFSET, dir.resolve("rom-part.bin")));
    }

    @Test
    void leavesTheSameBytesAsOurFlasher() throws Exception {
        SimulatedBoard theirs = board(JigOptions.of("esp32c3"));
        succeed(EsptoolJs.run(
                theirs,
                "0x0=" + dir.resolve("bootloader/bootloader.bin"),
                "0x8000=" + dir.resolve("partition_table/partition-table.bin"),
                "%#x=%s".formatted(APP_OFFSET, dir.resolve(DemoFirmware.PROJECT + ".bin"))));
        byte[] expected = theirs.flash();
        for (LoaderChoice loader : List.of(LoaderChoice.STUB, LoaderChoice.ROM_ONLY)) {
            SimulatedBoard ours = board(JigOptions.of("esp32c3"));
            flashOurs(ours, loader);
            assertThat(ours.flash()).as("%s", loader).isEqualTo(expected);
        }
    }

    @Test
    void wrongCallAndDeafBoardHaveExitCodesOfTheirOwn() throws Exception {
        SimulatedBoard board = board(JigOptions.of("esp32c3"));
        assertThat(EsptoolJs.run(board, "--nonsense").exitCode()).isEqualTo(2);
        board.order(Optional.of(new BoardFault.WrongMd5()));
        assertThat(EsptoolJs.run(board, "0x8000=" + dir.resolve("partition_table/partition-table.bin"))
                        .exitCode())
                .isEqualTo(1);
    }

    private void flashOurs(SimulatedBoard board, LoaderChoice loader) {
        Deadline deadline = Deadline.after(Duration.ofMinutes(2));
        try (EspProgrammer programmer = new EspProgrammer(
                Ports.open(board.address(), 115_200, deadline),
                EspOptions.DEFAULT.withBaud(BAUD).withLoader(loader),
                Progress.Listener.NONE)) {
            programmer.identify(deadline);
            programmer.write(FirmwareSource.read(List.of(dir.toString())).set(), deadline);
            programmer.verify(FirmwareSource.read(List.of(dir.toString())).set(), deadline);
        }
    }

    /** One whose flash is not blank where nobody will write. */
    private SimulatedBoard dirtyBoard(String chip) throws IOException {
        byte[] old = blankBut(0x300000, Arrays.copyOf(content, 0x3000));
        Path flashDir = Files.createDirectory(dir.resolve(chip));
        Files.write(flashDir.resolve("board1.bin"), old);
        return board(JigOptions.of(chip).withFlashDir(flashDir));
    }

    private SimulatedBoard board(JigOptions options) {
        SimulatedJig jig = SimulatedJig.onTcp(options, 0);
        jigs.add(jig);
        return jig.boards().get(0);
    }

    private static String about(List<String> known) {
        return "{\"chip\":\"%s\",\"description\":\"%s\",\"mac\":\"%s\",\"flashId\":%d,\"stub\":true}"
                .formatted(
                        known.get(0),
                        known.get(1),
                        known.get(2),
                        "ESP8266".equals(known.get(0)) ? ESP8266_FLASH_ID : FLASH_ID);
    }

    private static byte[] blankBut(int offset, byte[] bytes) {
        byte[] flash = new byte[FLASH_BYTES];
        Arrays.fill(flash, (byte) 0xFF);
        System.arraycopy(bytes, 0, flash, offset, bytes.length);
        return flash;
    }

    private static EsptoolJs.Result succeed(EsptoolJs.Result result) {
        assertThat(result.exitCode()).as(result.output()).isZero();
        return result;
    }
}
