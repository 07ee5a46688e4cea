package org.nailbed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Port;
import org.nailbed.wire.ports.Ports;

/** The commands that talk to boards, on simulated ones. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class FlashCommandIT {
    private static final JigOptions EIGHT = JigOptions.of("esp32s3").withCount(8);

    @TempDir
    private Path directory;

    private SimulatedJig jig;
    private BuildFolder build;

    @BeforeEach
    void offerBoards() throws IOException {
        jig = SimulatedJig.onPtys(EIGHT, directory.resolve("jig"));
        build = BuildFolder.in(directory, 100_000);
    }

    @AfterEach
    void portsAreFreeAndNoThreadIsLeft() {
        jig.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("nailbed-cli"));
    }

    @Test
    void everyFaultHasItsOwnCodeAndStopsNoOtherBoard() {
        order(1, new BoardFault.Silence());
        order(2, new BoardFault.OtherChip("esp32c3"));
        order(3, new BoardFault.WrongMd5());
        order(4, new BoardFault.UnplugAt(60_000));
        order(5, new BoardFault.BootLoop());
        Run run = flash(jig.boards());
        assertThat(result(run, 1)).endsWith("[NO_SYNC]");
        assertThat(result(run, 2)).endsWith("[WRONG_CHIP]");
        assertThat(result(run, 3)).endsWith("[DIGEST_MISMATCH]");
        assertThat(result(run, 4)).endsWith("[PORT_GONE]");
        assertThat(result(run, 5)).endsWith("[BOOT_LOOP]");
        for (int healthy = 6; healthy <= 8; healthy++) {
            assertThat(result(run, healthy)).contains("  PASS  ");
        }
        assertThat(run.out()).contains("3 passed, 5 failed");
        assertThat(run.exit()).isEqualTo(11);
        portIsFree(board(1).address());
    }

    @Test
    void oneKindOfFaultGivesItsExitCode() {
        order(1, new BoardFault.WrongMd5());
        assertThat(flash(jig.boards().subList(0, 2)).exit()).isEqualTo(8);
    }

    @Test
    void eightBoardsHoldTheFirmwareAndHaveStartedIt() throws IOException {
        Run run = flash(jig.boards());
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        for (SimulatedBoard board : jig.boards()) {
            assertThat(run.resultOf(board.address()))
                    .contains("PASS  ESP32-S3 " + board.mac(), "3 regions verified", "blink 1.4.2 started");
            holdsFirmware(board);
        }
        assertThat(run.out()).contains("8 passed, 0 failed").doesNotContain("\u001B");
    }

    @Test
    void theRomLoaderAloneWritesTheSame() throws IOException {
        Run run = flash(jig.boards().subList(0, 1), "--no-stub");
        assertThat(run.exit()).as(run.out()).isZero();
        holdsFirmware(board(1));
    }

    @Test
    void pairsOfOffsetAndFileAreWrittenWhereTheySay() throws IOException {
        Run run = Run.of(
                "flash",
                "-p",
                board(1).address(),
                "0x0=" + build.path().resolve("bootloader.bin"),
                "0x8000=" + build.path().resolve("table.bin"),
                "64k=" + build.path().resolve("app.bin"));
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        holdsFirmware(board(1));
    }

    @Test
    void aBoardWithoutLinesIsFlashedButNotRestarted() throws IOException {
        try (SimulatedJig sockets = SimulatedJig.onTcp(EIGHT, 0)) {
            Run run = flash(sockets.boards().subList(0, 2));
            assertThat(run.exit()).as(run.out()).isZero();
            assertThat(run.out()).contains("not restarted (the port has no lines)");
            holdsFirmware(sockets.boards().get(0));
        }
    }

    @Test
    void anotherChipThanWantedIsAWrongBoard() {
        Run run = flash(jig.boards().subList(0, 1), "--chip", "esp32c3");
        assertThat(run.exit()).isEqualTo(7);
        assertThat(result(run, 1)).contains("ESP32-S3", "ESP32-C3", "[WRONG_CHIP]");
    }

    @Test
    void theTraceOfAFailedBoardIsKept() throws IOException {
        order(1, new BoardFault.WrongMd5());
        Path traces = directory.resolve("traces");
        flash(jig.boards().subList(0, 2), "--trace-dir", traces.toString());
        try (Stream<Path> kept = Files.list(traces)) {
            assertThat(kept)
                    .singleElement()
                    .satisfies(file -> assertThat(file).content().contains("921600 baud", "lines RTS", "left out"));
        }
    }

    @Test
    void aPortInUseIsBusy() {
        try (Port held = open(board(1).address())) {
            assertThat(held.hasLines()).isTrue();
            assertThat(flash(jig.boards().subList(0, 1)).exit()).isEqualTo(5);
        }
    }

    @Test
    void wrongWordsOnTheCommandLineAreUsageFaults() {
        String port = board(1).address();
        assertThat(Run.of("flash", "-p", port, "-p", port, build.firmware()).exit())
                .isEqualTo(2);
        assertThat(Run.of("flash", "-p", port, "--chip", "z80", build.firmware())
                        .exit())
                .isEqualTo(2);
        assertThat(Run.of("flash", "-p", port, "--baud", "fast", build.firmware())
                        .exit())
                .isEqualTo(2);
        assertThat(Run.of("flash", build.firmware()).exit()).isEqualTo(2);
        assertThat(Run.of("flash", "-p", "udp://x:1", build.firmware()).exit()).isEqualTo(2);
    }

    @Test
    void missingFirmwareAndMissingPortsAreToldApart() {
        Run noFirmware = Run.of(
                "flash", "-p", board(1).address(), directory.resolve("none").toString());
        assertThat(noFirmware.exit()).isEqualTo(3);
        assertThat(noFirmware.err())
                .contains("none: not found", "[FIRMWARE_INVALID]")
                .doesNotContain("\tat ");
        assertThat(Run.of("flash", "-p", directory.resolve("none").toString(), build.firmware())
                        .exit())
                .isEqualTo(4);
    }

    @Test
    void identifySaysWhatEachBoardIsAndWritesNothing() {
        Run run = Run.of("identify", "-p", board(1).address(), "-p", board(2).address());
        assertThat(run.exit()).isZero();
        assertThat(result(run, 2)).contains("ESP32-S3 v", "MAC " + board(2).mac(), "flash 4 MiB", "crystal 40 MHz");
        assertThat(board(1).flash()).containsOnly(0xFF);
    }

    private Run flash(List<SimulatedBoard> boards, String... options) {
        List<String> args = new ArrayList<>(List.of("flash"));
        boards.forEach(board -> args.addAll(List.of("-p", board.address())));
        args.addAll(Arrays.asList(options));
        args.add(build.firmware());
        return Run.of(args.toArray(String[]::new));
    }

    private void order(int number, BoardFault fault) {
        board(number).order(Optional.of(fault));
    }

    private SimulatedBoard board(int number) {
        return jig.boards().get(number - 1);
    }

    private String result(Run run, int number) {
        return run.resultOf(board(number).address());
    }

    private void holdsFirmware(SimulatedBoard board) throws IOException {
        byte[] flash = board.flash();
        assertThat(flash).startsWith(build.bytes("bootloader.bin"));
        assertThat(Arrays.copyOfRange(flash, 0x8000, 0x10000)).startsWith(build.bytes("table.bin"));
        assertThat(Arrays.copyOfRange(flash, 0x10000, flash.length)).startsWith(build.bytes("app.bin"));
    }

    private static void portIsFree(String address) {
        open(address).close();
    }

    private static Port open(String address) {
        return Ports.open(address, 115_200, Deadline.after(Duration.ofSeconds(5)));
    }
}
