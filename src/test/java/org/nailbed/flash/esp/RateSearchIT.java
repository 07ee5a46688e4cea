package org.nailbed.flash.esp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.flash.Programmer;
import org.nailbed.flash.Progress;
import org.nailbed.flash.espressif.rate.RateBook;
import org.nailbed.simulator.Attachment.UartBridge;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.Rfc2217Style;
import org.nailbed.simulator.jig.SimulatedBoard;
import org.nailbed.simulator.jig.SimulatedJig;
import org.nailbed.wire.Deadline;

/** Learnt rates over adapters that have their limits (protocol reference, 7.3). */
@Timeout(60)
class RateSearchIT {
    private static final FirmwareSet SET = TestFirmware.of(EspChip.ESP32_C3, 5, 60_000);

    @TempDir
    private Path directory;

    static Arguments[] adapters() {
        return new Arguments[] {
            Arguments.of("knows its limit by name", UartBridge.CP2102, 921_600),
            Arguments.of("stays behind what is asked", UartBridge.UNNAMED.withHighestBaud(1_500_000), 1_500_000),
            Arguments.of("damages what is too fast", UartBridge.FT232R.withHighestCleanBaud(2_000_000), 2_000_000),
            Arguments.of("is slow", UartBridge.UNNAMED.withHighestCleanBaud(460_800), 460_800)
        };
    }

    @ParameterizedTest(name = "an adapter that {0}")
    @MethodSource("adapters")
    void highestRateOfAnAdapterIsLearntKeptInAFileAndUsedAtOnce(String kind, UartBridge bridge, int highest) {
        Path file = directory.resolve("rates");
        List<String> warnings = new ArrayList<>();
        try (SimulatedJig jig =
                SimulatedJig.onPtys(JigOptions.of("esp32c3").withAttachment(bridge), directory.resolve("jig"))) {
            SimulatedBoard board = jig.boards().get(0);
            assertThat(flash(board, RateBook.in(file, warnings::add))).as(kind).isEqualTo(highest);
            board.erase();
            assertThat(flash(board, RateBook.in(file, warnings::add))).isEqualTo(highest);
            assertThat(RateBook.in(file, warnings::add).learntAt(board.address()))
                    .containsEntry("ESP32-C3", highest);
        }
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("remoteLimits")
    void serverThatAppliesNoHigherRateIsBelieved(int limit, int highest) {
        JigOptions options = JigOptions.of("esp32c3").withAttachment(UartBridge.UNNAMED.withHighestBaud(limit));
        try (SimulatedJig jig = SimulatedJig.onRfc2217(options, 0, Rfc2217Style.PLAIN)) {
            assertThat(flash(jig.boards().get(0), RateBook.forThisRun())).isEqualTo(highest);
        }
    }

    static Arguments[] remoteLimits() {
        return new Arguments[] {Arguments.of(1_000_000, 921_600)};
    }

    private static int flash(SimulatedBoard board, RateBook book) {
        EspOptions options = EspOptions.DEFAULT.withBaud(EspOptions.AUTO_BAUD).withRates(book);
        try (Programmer programmer = Espressif.open(board.address(), options, Progress.Listener.NONE)) {
            programmer.identify(deadline());
            int baud = programmer.write(SET, deadline()).baud();
            programmer.verify(SET, deadline());
            return baud;
        }
    }

    private static Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(20));
    }
}
