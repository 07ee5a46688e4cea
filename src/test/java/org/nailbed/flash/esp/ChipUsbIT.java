package org.nailbed.flash.esp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.flash.BootLog;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.Programmer;
import org.nailbed.flash.Progress;
import org.nailbed.flash.espressif.connect.EntryReset;
import org.nailbed.flash.espressif.connect.ExitReset;
import org.nailbed.simulator.Attachment;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.jig.SimulatedBoard;
import org.nailbed.simulator.jig.SimulatedJig;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

/** Boards whose USB port is the chip's own: it vanishes when the chip restarts (protocol reference, 4.6). */
@Timeout(60)
class ChipUsbIT {
    private static final Attachment OTG = new Attachment.UsbOtg();
    private static final Attachment JTAG = new Attachment.UsbSerialJtag(true);
    private static final Attachment STEADY_JTAG = new Attachment.UsbSerialJtag(false);

    @TempDir
    private Path directory;

    static Arguments[] boards() {
        return new Arguments[] {
            Arguments.of("esp32c3", EspChip.ESP32_C3, JTAG),
            Arguments.of("esp32s3", EspChip.ESP32_S3, OTG),
            Arguments.of("esp32s2", EspChip.ESP32_S2, OTG),
            Arguments.of("esp32p4", EspChip.ESP32_P4, OTG)
        };
    }

    @ParameterizedTest
    @MethodSource("boards")
    void boardIsWrittenProvenAndRestartedOverItsOwnUsb(String name, EspChip chip, Attachment attachment) {
        FirmwareSet set = TestFirmware.of(chip, chip.imageId(), 100_000);
        try (SimulatedJig jig = SimulatedJig.onPtys(JigOptions.of(name).withAttachment(attachment), directory)) {
            SimulatedBoard board = jig.boards().get(0);
            try (Programmer programmer = Espressif.open(board.address(), EspOptions.DEFAULT, Progress.Listener.NONE)) {
                assertThat(programmer.identify(deadline()).mac()).isEqualTo(board.mac());
                programmer.write(set, deadline());
                programmer.verify(set, deadline());
                assertThat(bootSeen(programmer) || bootSeenAfresh(board)).isTrue();
            }
            byte[] flash = board.flash();
            for (Image image : set.images()) {
                assertThat(Arrays.copyOfRange(flash, image.offset(), image.end()))
                        .as(image.name())
                        .isEqualTo(image.padded());
            }
        }
    }

    /** What a chip says while its port is away is lost: on a busy machine a start may have to be repeated. */
    private static boolean bootSeenAfresh(SimulatedBoard board) {
        try (Programmer programmer = Espressif.open(board.address(), EspOptions.DEFAULT, Progress.Listener.NONE)) {
            programmer.identify(deadline());
            return bootSeen(programmer);
        }
    }

    private static boolean bootSeen(Programmer programmer) {
        try {
            BootLog log = programmer.boot(Deadline.after(Duration.ofSeconds(3)));
            return log.application().map(BootLog.Application::title).equals(Optional.of("probe 1.2.3"));
        } catch (FlashException e) {
            assertThat(e.fault()).isEqualTo(FlashFault.BOOT_NOT_SEEN);
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({"esp32c3, ESP32_C3", "esp32s3, ESP32_S3"})
    void boardThatTheButtonPutIntoItsLoaderLeavesItByItsWatchdog(String name, EspChip chip) {
        FirmwareSet set = TestFirmware.of(chip, chip.imageId(), 50_000);
        try (SimulatedJig jig = SimulatedJig.onPtys(JigOptions.of(name).withAttachment(STEADY_JTAG), directory)) {
            SimulatedBoard board = jig.boards().get(0);
            board.unplug();
            board.plugInWithButton();
            EspOptions options = EspOptions.DEFAULT.withBefore(new EntryReset.None());
            try (Programmer programmer = Espressif.open(board.address(), options, Progress.Listener.NONE)) {
                programmer.identify(deadline());
                programmer.write(set, deadline());
                assertThat(programmer.boot(deadline()).application())
                        .map(BootLog.Application::title)
                        .contains("probe 1.2.3");
            }
        }
    }

    @Test
    void watchdogRestartsABoardOverABridgeToo() {
        FirmwareSet set = TestFirmware.of(EspChip.ESP32_C3, 5, 50_000);
        try (SimulatedJig jig = SimulatedJig.onPtys(JigOptions.of("esp32c3"), directory)) {
            EspOptions options = EspOptions.DEFAULT.withAfter(ExitReset.WATCHDOG);
            try (Programmer programmer =
                    Espressif.open(jig.boards().get(0).address(), options, Progress.Listener.NONE)) {
                programmer.identify(deadline());
                programmer.write(set, deadline());
                assertThat(programmer.canReset()).isTrue();
                assertThat(programmer.boot(deadline()).application())
                        .map(BootLog.Application::title)
                        .contains("probe 1.2.3");
            }
        }
    }

    @Test
    void chipWhoseWatchdogMustNotBeUsedRefusesAndSaysWhatToDo() {
        try (SimulatedJig jig = SimulatedJig.onPtys(JigOptions.of("esp32c6"), directory)) {
            EspOptions options = EspOptions.DEFAULT.withAfter(ExitReset.WATCHDOG);
            try (Programmer programmer =
                    Espressif.open(jig.boards().get(0).address(), options, Progress.Listener.NONE)) {
                programmer.identify(deadline());
                assertThat(programmer.canReset()).isFalse();
                assertThatThrownBy(() -> programmer.boot(deadline()))
                        .isInstanceOf(FlashException.class)
                        .hasMessageContaining("Choose the reset by lines");
            }
        }
    }

    @Test
    void portThatNeverReturnsIsAPortGoneWithinItsTime() {
        try (SimulatedJig jig = SimulatedJig.onPtys(JigOptions.of("esp32c3").withAttachment(JTAG), directory)) {
            SimulatedBoard board = jig.boards().get(0);
            try (Programmer programmer = Espressif.open(board.address(), EspOptions.DEFAULT, Progress.Listener.NONE)) {
                programmer.identify(deadline());
                board.unplug();
                assertThatThrownBy(() -> programmer.identify(Deadline.after(Duration.ofSeconds(1))))
                        .isInstanceOfSatisfying(
                                WireException.class, e -> assertThat(e.fault()).isEqualTo(WireFault.PORT_GONE))
                        .hasMessageContaining("was not back within");
            }
        }
    }

    @Test
    void interruptWhileThePortIsAwaitedStops() {
        try (SimulatedJig jig = SimulatedJig.onPtys(JigOptions.of("esp32c3").withAttachment(JTAG), directory)) {
            SimulatedBoard board = jig.boards().get(0);
            try (Programmer programmer = Espressif.open(board.address(), EspOptions.DEFAULT, Progress.Listener.NONE)) {
                programmer.identify(deadline());
                board.unplug();
                Thread self = Thread.currentThread();
                CompletableFuture<Void> interrupting = CompletableFuture.runAsync(
                        self::interrupt, CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
                assertThatThrownBy(() -> programmer.identify(deadline()))
                        .isInstanceOfSatisfying(
                                WireException.class, e -> assertThat(e.fault()).isEqualTo(WireFault.INTERRUPTED));
                assertThat(Thread.interrupted()).as("the flag stays set").isTrue();
                interrupting.join();
            }
        }
    }

    @Test
    void boardThatIsPutBackWhileItsPortIsAwaitedIsTaken() {
        try (SimulatedJig jig = SimulatedJig.onPtys(JigOptions.of("esp32c3").withAttachment(STEADY_JTAG), directory)) {
            SimulatedBoard board = jig.boards().get(0);
            try (Programmer programmer = Espressif.open(board.address(), EspOptions.DEFAULT, Progress.Listener.NONE)) {
                programmer.identify(deadline());
                board.unplug();
                CompletableFuture<Void> plugging = CompletableFuture.runAsync(
                        board::plugIn, CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
                assertThat(programmer.identify(deadline()).mac()).isEqualTo(board.mac());
                plugging.join();
            }
        }
    }

    private static Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(20));
    }
}
