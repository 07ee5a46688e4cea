package org.nailbed.flash.esp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.flash.BootLog;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.Programmer;
import org.nailbed.flash.Progress;
import org.nailbed.flash.WriteReport;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.Rfc2217Style;
import org.nailbed.simulator.jig.SimulatedBoard;
import org.nailbed.simulator.jig.SimulatedJig;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;
import org.nailbed.wire.net.Ser2net;

/** Whole boards behind servers of RFC 2217 (protocol reference, 4.7; other-protocols reference, 6). */
@Timeout(60)
class Rfc2217IT {
    private static final FirmwareSet SET = TestFirmware.of(EspChip.ESP32_C3, 5, 100_000);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Rfc2217Style.class)
    void boardIsWrittenProvenAndRestartedThroughEveryKindOfServer(Rfc2217Style style) {
        try (SimulatedJig jig = jig(style)) {
            flashAndBoot(jig.boards().get(0), jig.boards().get(0).address());
        }
    }

    @Test
    void linesReachTheBoardThroughSer2net() {
        try (SimulatedJig jig = jig(Rfc2217Style.PLAIN);
                Ser2net ser2net = Ser2net.before(jig.boards().get(0).address(), directory)) {
            flashAndBoot(jig.boards().get(0), ser2net.address());
        }
    }

    @Test
    void sameBoardIsTakenAgainAndAgain() {
        try (SimulatedJig jig = jig(Rfc2217Style.ESP)) {
            for (int i = 0; i < 2; i++) {
                try (Programmer programmer = open(jig.boards().get(0).address())) {
                    assertThat(programmer.identify(deadline()).chip()).isEqualTo("ESP32-C3");
                }
            }
        }
    }

    @Test
    void silentBoardBehindAServerGivesNoSync() {
        try (SimulatedJig jig = jig(Rfc2217Style.PLAIN)) {
            jig.boards().get(0).order(Optional.of(new BoardFault.Silence()));
            try (Programmer programmer = open(jig.boards().get(0).address())) {
                assertThatThrownBy(() -> programmer.identify(Deadline.after(Duration.ofSeconds(1))))
                        .isInstanceOfSatisfying(
                                FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.NO_SYNC));
            }
        }
    }

    @Test
    void serverGoneInTheMiddleOfAWriteGivesPortGoneAtAnOffset() {
        SimulatedJig jig = jig(Rfc2217Style.PLAIN);
        Progress.Listener cutter = progress -> {
            if (progress.step() == Progress.Step.WRITE && progress.doneBytes() > 20_000) {
                jig.close();
            }
        };
        try (Programmer programmer = Espressif.open(jig.boards().get(0).address(), EspOptions.DEFAULT, cutter)) {
            programmer.identify(deadline());
            assertThatThrownBy(() -> programmer.write(SET, deadline()))
                    .isInstanceOfSatisfying(
                            WireException.class, e -> assertThat(e.fault()).isEqualTo(WireFault.PORT_GONE))
                    .hasMessageContaining("app.bin at offset 0x");
        } finally {
            jig.close();
        }
    }

    private static void flashAndBoot(SimulatedBoard board, String address) {
        try (Programmer programmer = open(address)) {
            assertThat(programmer.canReset()).isTrue();
            assertThat(programmer.identify(deadline()).mac()).isEqualTo(board.mac());
            WriteReport report = programmer.write(SET, deadline());
            programmer.verify(SET, deadline());
            BootLog boot = programmer.boot(deadline());
            assertThat(report.baud()).isEqualTo(921_600);
            assertThat(boot.application()).map(BootLog.Application::title).contains("probe 1.2.3");
        }
        byte[] flash = board.flash();
        for (Image image : SET.images()) {
            assertThat(Arrays.copyOfRange(flash, image.offset(), image.end()))
                    .as(image.name())
                    .isEqualTo(image.padded());
        }
    }

    private static SimulatedJig jig(Rfc2217Style style) {
        return SimulatedJig.onRfc2217(JigOptions.of("esp32c3"), 0, style);
    }

    private static Programmer open(String address) {
        return Espressif.open(address, EspOptions.DEFAULT, Progress.Listener.NONE);
    }

    private static Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(20));
    }
}
