package org.nailbed.simulator.jig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nailbed.firmware.source.FirmwareSource;
import org.nailbed.flash.Progress;
import org.nailbed.flash.esp.EspOptions;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.flash.esp.EspProgrammer;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.simulator.demo.DemoFirmware;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Ports;

/** A foreign flasher against our boards: what it believes of the chip, and the bytes that it leaves. */
class EsptoolJsIT {
    private static final int FLASH_BYTES = 0x400000;
    private static final int APP_OFFSET = 0x10000;
    private static final int BAUD = 921_600;
    /** No multiple of a packet; all of it would take esptool-js seconds. */
    private static final int READ_BYTES = 100_001;

    private static final int ROM_PART_BYTES = 200_000;
    /** EF 40 16, the first byte lowest. */
    private static final int FLASH_ID = 0x1640EF;

    @TempDir
    Path dir;

    @BeforeAll
    static void wantPeer() {
        EsptoolJs.assumeInstalled();
    }

    @ParameterizedTest
    @CsvSource({
        "esp32, ESP32, ESP32-D0WD-V3 (revision 3), 24:0a:c4:4e:00:01",
        "esp32s3, ESP32-S3, ESP32-S3 (QFN56) (revision v0.2), f4:12:fa:4e:00:01",
        "esp32c3, ESP32-C3, ESP32-C3 (QFN32) (revision v0.3), 60:55:f9:4e:00:01",
    })
    void knowsErasesWritesAndReadsThroughTheStub(String chip, String name, String description, String mac)
            throws Exception {
        byte[] app = demoApp(chip);
        Path readBack = dir.resolve("read-back.bin");
        try (SimulatedJig jig = jig(chip)) {
            SimulatedBoard board = jig.boards().get(0);
            succeed(EsptoolJs.run(board, "0x300000=" + part(app, 0x3000)));
            String read = "%#x:%d=%s".formatted(APP_OFFSET, READ_BYTES, readBack);
            EsptoolJs.Result result = succeed(
                    EsptoolJs.run(board, "--erase-all", "--read", read, "%#x=%s".formatted(APP_OFFSET, appFile())));
            assertThat(result.lastLine())
                    .isEqualTo("{\"chip\":\"%s\",\"description\":\"%s\",\"mac\":\"%s\",\"flashId\":%d,\"stub\":true}"
                            .formatted(name, description, mac, FLASH_ID));
            assertThat(Files.readAllBytes(readBack)).isEqualTo(Arrays.copyOf(app, READ_BYTES));
            assertThat(board.flash()).isEqualTo(blankBut(APP_OFFSET, app));
        }
    }

    @ParameterizedTest
    @CsvSource({"esp32, --no-stub", "esp32s3, --no-stub", "esp32c3, --no-stub", "esp32s3, --plain", "esp32c3, --plain"})
    void writesThroughTheRomAlone(String chip, String manner) throws Exception {
        byte[] content = Arrays.copyOf(demoApp(chip), ROM_PART_BYTES);
        try (SimulatedJig jig = jig(chip)) {
            SimulatedBoard board = jig.boards().get(0);
            EsptoolJs.Result result = succeed(EsptoolJs.run(
                    board, "--no-stub", manner, "%#x=%s".formatted(APP_OFFSET, part(content, ROM_PART_BYTES))));
            assertThat(result.lastLine()).contains("\"stub\":false").contains("\"flashId\":" + FLASH_ID);
            assertThat(Arrays.copyOfRange(board.flash(), APP_OFFSET, APP_OFFSET + ROM_PART_BYTES))
                    .isEqualTo(content);
        }
    }

    @ParameterizedTest
    @CsvSource({"esp32, STUB", "esp32s3, STUB", "esp32c3, STUB", "esp32c3, ROM_ONLY"})
    void leavesTheSameBytesAsOurFlasher(String chip, LoaderChoice loader) throws Exception {
        byte[] app = demoApp(chip);
        String bootloader = "esp32".equals(chip) ? "0x1000" : "0x0";
        try (SimulatedJig jig = jig(chip)) {
            SimulatedBoard theirs = jig.boards().get(0);
            SimulatedBoard ours = jig.boards().get(1);
            succeed(EsptoolJs.run(
                    theirs,
                    bootloader + "=" + dir.resolve("bootloader/bootloader.bin"),
                    "0x8000=" + dir.resolve("partition_table/partition-table.bin"),
                    "%#x=%s".formatted(APP_OFFSET, appFile())));
            flashOurs(ours, loader);
            assertThat(ours.flash()).isEqualTo(theirs.flash());
            assertThat(Arrays.copyOfRange(ours.flash(), APP_OFFSET, APP_OFFSET + app.length))
                    .isEqualTo(app);
        }
    }

    @Test
    void wrongCallAndDeafBoardHaveExitCodesOfTheirOwn() throws Exception {
        try (SimulatedJig jig = jig("esp32c3")) {
            assertThat(EsptoolJs.run(jig.boards().get(0), "--nonsense").exitCode())
                    .isEqualTo(2);
            jig.boards().get(0).order(Optional.of(new BoardFault.WrongMd5()));
            demoApp("esp32c3");
            assertThat(EsptoolJs.run(
                                    jig.boards().get(0), "0x8000=" + dir.resolve("partition_table/partition-table.bin"))
                            .exitCode())
                    .isEqualTo(1);
        }
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

    private byte[] demoApp(String chip) throws IOException {
        DemoFirmware.write(dir, chip);
        return Files.readAllBytes(appFile());
    }

    private Path appFile() {
        return dir.resolve(DemoFirmware.PROJECT + ".bin");
    }

    private Path part(byte[] bytes, int length) throws IOException {
        return Files.write(dir.resolve("part.bin"), Arrays.copyOf(bytes, length));
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

    private static SimulatedJig jig(String chip) {
        return SimulatedJig.onTcp(new JigOptions(chip, 2, FLASH_BYTES, Timing.OFF, Optional.empty()), 0);
    }
}
