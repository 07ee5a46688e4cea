package org.nailbed.flash.esp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.flash.Progress;
import org.nailbed.flash.WriteReport;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.wire.Deadline;

/** What writing takes by the simulated board's own clock, against the slower of wire and flash. */
class WriteSpeedTest {
    private static final int BITS_PER_BYTE_ON_WIRE = 10;
    private static final int APP_OFFSET = 0x10000;
    private static final int BLOCKS = 10;

    /** Protocol reference, 7.2. */
    private static final double BLOCK_ERASE_SECONDS = 0.150;

    private static final double BLOCK_PROGRAM_SECONDS = 256 * 0.0004;

    private static final Image APP = Image.of("app.bin", APP_OFFSET, TestFirmware.code(BLOCKS * 0x10000));

    private final SimulatedPort port = new SimulatedPort("esp32s3", Timing.REALISTIC);

    @ParameterizedTest
    @CsvSource({"921600, 1.03", "2000000, 1.05"})
    void flashIsErasedWhileTheNextBlockTravels(int baud, double most) {
        byte[] other = TestFirmware.code(2 * BLOCKS * 0x10000);
        port.flash().program(APP_OFFSET, other, 0x5000, BLOCKS * 0x10000);

        WriteReport report = write(baud);

        double flashSeconds = BLOCKS * (BLOCK_ERASE_SECONDS + BLOCK_PROGRAM_SECONDS);
        assertThat(timesTheLimit(report, flashSeconds)).isLessThan(most);
    }

    @ParameterizedTest
    @CsvSource({"921600, 1.02", "2000000, 1.05"})
    void wireHardlyRestsOnABlankBoard(int baud, double most) {
        WriteReport report = write(baud);

        assertThat(timesTheLimit(report, BLOCKS * BLOCK_PROGRAM_SECONDS)).isLessThan(most);
    }

    private static double timesTheLimit(WriteReport report, double flashSeconds) {
        double wireSeconds = report.wireBytes() * BITS_PER_BYTE_ON_WIRE / (double) report.baud();
        return report.duration().toNanos() / 1e9 / Math.max(wireSeconds, flashSeconds);
    }

    private WriteReport write(int baud) {
        Deadline deadline = Deadline.after(Duration.ofMinutes(10), port.ticker);
        EspOptions options = EspOptions.DEFAULT.withBaud(baud);
        try (EspProgrammer programmer = new EspProgrammer(port, options, Progress.Listener.NONE)) {
            programmer.identify(deadline);
            FirmwareSet set = new FirmwareSet(List.of(APP), Optional.empty(), Optional.empty());
            WriteReport report = programmer.write(set, deadline);
            programmer.verify(set, deadline);
            assertThat(report.baud()).isEqualTo(baud);
            return report;
        }
    }
}
