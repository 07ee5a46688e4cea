package org.nailbed.flash.esp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.Programmer;
import org.nailbed.flash.Progress;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.jig.SimulatedBoard;
import org.nailbed.simulator.jig.SimulatedJig;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;
import org.nailbed.wire.ports.Ports;

/** The whole programmer against simulated boards, over pseudo-terminals with their lines and over TCP. */
@Timeout(60)
class EspProgrammerIT {

    /** The machine's own, which come and go as they like. */
    private static final List<String> NOT_OURS =
            List.of("ForkJoinPool", "awaitility", "junit", "JNA", "process reaper", "Cleaner");

    @TempDir
    Path dir;

    private Set<Thread> threadsBefore = Set.of();

    @BeforeEach
    void countThreads() {
        threadsBefore = Thread.getAllStackTraces().keySet();
    }

    /** Every test closes its jig and its programmer; nothing may be left of either. */
    @AfterEach
    void noThreadIsLeft() {
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(threadsLeft()).isEmpty());
    }

    private Set<String> threadsLeft() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !threadsBefore.contains(thread) && thread.isAlive())
                .map(Thread::getName)
                .filter(name -> NOT_OURS.stream().noneMatch(name::startsWith))
                .collect(Collectors.toSet());
    }

    /** Every chip and every operation are in {@code ChipOperationsIT}; here is what those boards are too small for. */
    @Test
    void flashBeyond16MibIsWrittenThroughTheStubOfAnS3() {
        FirmwareSet set = FirmwareSet.of(List.of(Image.of("far.bin", (32 << 20) - 0x8000, TestFirmware.code(20_000))));
        JigOptions large = JigOptions.of("esp32s3").withFlashSizeBytes(32 << 20);
        try (SimulatedJig jig = SimulatedJig.onPtys(large, dir)) {
            SimulatedBoard board = jig.boards().get(0);
            try (Programmer programmer = open(board, LoaderChoice.STUB)) {
                assertThat(programmer.identify(deadline()).flashSizeBytes()).contains(32 << 20);
                programmer.write(set, deadline());
                programmer.verify(set, deadline());
            }
            assertHolds(board, set);
        }
    }

    @ParameterizedTest
    @CsvSource({"ESP32, esp32, 0", "ESP32_S3, esp32s3, 9", "ESP32_C3, esp32c3, 5"})
    void boardOnASocketIsWrittenWithoutLines(EspChip kind, String name, int id) {
        FirmwareSet set = TestFirmware.of(kind, id, 100_000);
        try (SimulatedJig jig = SimulatedJig.onTcp(jig(name), 0)) {
            SimulatedBoard board = jig.boards().get(0);
            try (Programmer programmer = open(board, LoaderChoice.STUB)) {
                assertThat(programmer.canReset()).isFalse();
                programmer.identify(deadline());
                programmer.write(set, deadline());
                programmer.verify(set, deadline());
            }
            assertHolds(board, set);
        }
    }

    @Test
    void sameBoardIsWrittenAgainAndAgainThroughNewPorts() {
        FirmwareSet set = TestFirmware.of(EspChip.ESP32_C3, 5, 50_000);
        try (SimulatedJig jig = SimulatedJig.onPtys(jig("esp32c3"), dir)) {
            SimulatedBoard board = jig.boards().get(0);
            for (int i = 0; i < 5; i++) {
                try (Programmer programmer = open(board, LoaderChoice.STUB)) {
                    programmer.identify(deadline());
                    programmer.write(set, deadline());
                    programmer.verify(set, deadline());
                }
            }
            assertHolds(board, set);
        }
    }

    @Test
    void silentBoardGivesNoSync() {
        assertFault(new BoardFault.Silence(), FlashFault.NO_SYNC);
    }

    @Test
    void boardThatTalksNonsenseGivesGarbageHeard() {
        assertFault(new BoardFault.Garbage(), FlashFault.GARBAGE_HEARD);
    }

    @Test
    void otherChipGivesWrongChip() {
        assertFault(new BoardFault.OtherChip("esp32s3"), FlashFault.WRONG_CHIP);
    }

    @Test
    void deadFlashGivesFlashDead() {
        assertFault(new BoardFault.DeadFlash(), FlashFault.FLASH_DEAD);
    }

    @Test
    void wrongDigestGivesDigestMismatch() {
        assertFault(new BoardFault.WrongMd5(), FlashFault.DIGEST_MISMATCH);
    }

    @Test
    void blocksDamagedForeverGiveLinkCorrupt() {
        assertFault(new BoardFault.BadChecksum(1000), FlashFault.LINK_CORRUPT);
    }

    @Test
    void crashingApplicationGivesBootLoop() {
        assertFault(new BoardFault.BootLoop(), FlashFault.BOOT_LOOP);
    }

    @Test
    void macThatTheBoardShowsIsTheOneTold() {
        try (SimulatedJig jig = SimulatedJig.onPtys(jig("esp32c6"), dir)) {
            SimulatedBoard board = jig.boards().get(0);
            board.order(Optional.of(new BoardFault.OtherMac("24:0a:c4:12:34:56")));
            try (Programmer programmer = open(board, LoaderChoice.STUB)) {
                assertThat(programmer.identify(deadline()).mac()).isEqualTo("24:0a:c4:12:34:56");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"STUB, 1", "STUB, 2", "ROM_ONLY, 1", "ROM_ONLY, 2"})
    void blocksDamagedOnceAreSentAgainAndCounted(LoaderChoice loader, int times) {
        FirmwareSet set = TestFirmware.of(EspChip.ESP32_C3, 5, 100_000);
        try (SimulatedJig jig = SimulatedJig.onPtys(jig("esp32c3"), dir)) {
            SimulatedBoard board = jig.boards().get(0);
            try (Programmer programmer = open(board, loader)) {
                programmer.identify(deadline());
                board.order(Optional.of(new BoardFault.BadChecksum(times)));
                assertThat(programmer.write(set, deadline()).resentBlocks()).isEqualTo(times);
                programmer.verify(set, deadline());
            }
            assertHolds(board, set);
        }
    }

    @Test
    void unpluggedBoardGivesPortGoneAtAnOffsetAndTakesTheNextRunAfterwards() {
        FirmwareSet set = TestFirmware.of(EspChip.ESP32_C3, 5, 300_000);
        try (SimulatedJig jig = SimulatedJig.onPtys(jig("esp32c3"), dir)) {
            SimulatedBoard board = jig.boards().get(0);
            board.order(Optional.of(new BoardFault.UnplugAt(60_000)));
            Programmer programmer = open(board, LoaderChoice.STUB);
            assertThatThrownBy(() -> run(programmer, set))
                    .isInstanceOfSatisfying(
                            WireException.class, e -> assertThat(e.fault()).isEqualTo(WireFault.PORT_GONE))
                    .hasMessageContaining("app.bin at offset 0x");

            board.order(Optional.empty());
            board.plugIn();
            try (Programmer next = open(board, LoaderChoice.STUB)) {
                run(next, set);
            }
            assertHolds(board, set);
        }
    }

    @Test
    void interruptStopsAWriteAndFreesThePort() throws InterruptedException {
        FirmwareSet set = TestFirmware.of(EspChip.ESP32_C3, 5, 900_000);
        JigOptions slow = JigOptions.of("esp32c3").withTiming(JigOptions.Timing.REALISTIC);
        try (SimulatedJig jig = SimulatedJig.onPtys(slow, dir)) {
            SimulatedBoard board = jig.boards().get(0);
            Thread self = Thread.currentThread();
            Progress.Listener stopper = progress -> {
                if (progress.step() == Progress.Step.WRITE && progress.doneBytes() > 100_000) {
                    self.interrupt();
                }
            };
            Programmer programmer = Espressif.open(board.address(), EspOptions.DEFAULT, stopper);
            assertThatThrownBy(() -> run(programmer, set))
                    .isInstanceOfSatisfying(
                            WireException.class, e -> assertThat(e.fault()).isEqualTo(WireFault.INTERRUPTED))
                    .hasMessageContaining("app.bin at offset 0x");
            assertThat(Thread.interrupted()).as("the flag stays set").isTrue();
            assertPortFree(board);
        }
    }

    @Test
    void emptyFlashIsSeenNotToBoot() {
        try (SimulatedJig jig = SimulatedJig.onPtys(jig("esp32s3"), dir)) {
            Programmer programmer = open(jig.boards().get(0), LoaderChoice.STUB);
            assertThatThrownBy(() -> programmer.boot(Deadline.after(Duration.ofSeconds(2))))
                    .isInstanceOfSatisfying(
                            FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.BOOT_NOT_SEEN))
                    .hasMessageContaining("no bootloader in flash");
        }
    }

    private void assertFault(BoardFault ordered, FlashFault expected) {
        FirmwareSet set = TestFirmware.of(EspChip.ESP32_C3, 5, 60_000);
        try (SimulatedJig jig = SimulatedJig.onPtys(jig("esp32c3"), dir)) {
            SimulatedBoard board = jig.boards().get(0);
            board.order(Optional.of(ordered));
            Programmer programmer = open(board, LoaderChoice.STUB);
            assertThatThrownBy(() -> run(programmer, set))
                    .isInstanceOfSatisfying(
                            FlashException.class, e -> assertThat(e.fault()).isEqualTo(expected));
            assertPortFree(board);
        }
    }

    private static void run(Programmer programmer, FirmwareSet set) {
        programmer.identify(deadline());
        programmer.write(set, deadline());
        programmer.verify(set, deadline());
        programmer.boot(deadline());
    }

    /** Ports are opened exclusively: a second opening proves that the first is over. */
    private static void assertPortFree(SimulatedBoard board) {
        Ports.open(board.address(), 115_200, deadline()).close();
    }

    private static void assertHolds(SimulatedBoard board, FirmwareSet set) {
        byte[] flash = board.flash();
        for (Image image : set.images()) {
            assertThat(Arrays.copyOfRange(flash, image.offset(), image.end()))
                    .as(image.name())
                    .isEqualTo(image.padded());
        }
    }

    private static Programmer open(SimulatedBoard board, LoaderChoice loader) {
        return Espressif.open(board.address(), EspOptions.DEFAULT.withLoader(loader), Progress.Listener.NONE);
    }

    private static JigOptions jig(String chip) {
        return JigOptions.of(chip);
    }

    private static Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(20));
    }
}
