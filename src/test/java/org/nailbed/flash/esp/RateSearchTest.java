package org.nailbed.flash.esp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.Progress;
import org.nailbed.flash.WriteMode;
import org.nailbed.flash.WriteReport;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.flash.espressif.connect.EntryReset;
import org.nailbed.flash.espressif.rate.RateBook;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.wire.Deadline;

/** Adaptive rates against a simulated board, over a wire that damages what is too fast for it. */
class RateSearchTest {
    private static final FirmwareSet SET = set(noise(0x20000));
    private static final RateBook.Key SLOT = new RateBook.Key("simulated", "ESP32-C3");

    private final RateBook book = RateBook.forThisRun();
    private final EspOptions auto =
            EspOptions.DEFAULT.withBaud(EspOptions.AUTO_BAUD).withRates(book).withWriteMode(WriteMode.ALL);
    private final SimulatedPort board = new SimulatedPort("esp32c3", Timing.REALISTIC);
    private final RelayPort wire = new RelayPort(board);

    /** What passes unharmed. */
    private int cleanBaud = Integer.MAX_VALUE;

    /** Resets so far: each begins by the first rate. */
    private long restarts;

    @ParameterizedTest
    @CsvSource({
        "STUB, 9999999, 3000000",
        "STUB, 2000000, 2000000",
        "STUB, 1600000, 1500000",
        "STUB, 921600, 921600",
        "STUB, 500000, 460800",
        "STUB, 115200, 115200",
        "ROM_ONLY, 2000000, 2000000",
        "ROM_ONLY, 500000, 460800"
    })
    void highestRateThatHoldsIsFoundKeptAndTakenStraightAwayByTheNextBoard(LoaderChoice loader, int clean, int found) {
        damageAbove(clean);

        assertThat(flash(auto.withLoader(loader)).baud()).isEqualTo(found);
        assertThat(book.learnt(SLOT).orElse(115_200)).isEqualTo(found);

        board.reopen();
        long before = restarts;
        assertThat(flash(auto.withLoader(loader)).baud()).isEqualTo(found);
        assertThat(restarts - before).as("only the reset that connects").isEqualTo(1);
    }

    @Test
    void rateThatBreaksInTheMiddleOfAWriteIsLeftAndNotTakenAgain() {
        book.held(SLOT, 3_000_000);
        damageAbove(Integer.MAX_VALUE);
        Progress.Listener worsening = progress -> {
            if (progress.step() == Progress.Step.WRITE && progress.doneBytes() > 0x8000) {
                cleanBaud = 2_000_000;
            }
        };

        WriteReport report = flash(auto, worsening);

        assertThat(report.baud()).isEqualTo(2_000_000);
        assertThat(report.restarts()).isEqualTo(1);
        assertThat(book.learnt(SLOT)).contains(2_000_000);
        assertThat(book.mayTry(SLOT, 3_000_000)).isFalse();
    }

    @Test
    void boardThatWasChangedForAnotherBeforeTheRateWasRaisedIsNotWritten() {
        SimulatedPort station = new SimulatedPort("esp32", Timing.REALISTIC);
        RelayPort relay = new RelayPort(station).fromBoard(bytes -> station.baud() > 115_200 ? new byte[0] : bytes);
        EspProgrammer programmer = new EspProgrammer(relay, EspOptions.DEFAULT, Progress.Listener.NONE);
        Deadline deadline = Deadline.after(Duration.ofMinutes(5), station.ticker);
        programmer.identify(deadline);

        station.order(new BoardFault.OtherMac("24:0a:c4:12:34:56"));

        assertThatThrownBy(() -> programmer.write(SET, deadline))
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.BOARD_CHANGED))
                .hasMessageContaining("after a reset 24:0a:c4:12:34:56 answers");
    }

    @Test
    void flashThatIsWithoutPowerAfterEveryResetIsWrittenAfterARateThatDidNotHold() {
        SimulatedPort station = new SimulatedPort("esp32p4-rev3.1", Timing.REALISTIC);
        RelayPort relay = new RelayPort(station).fromBoard(bytes -> station.baud() > 115_200 ? new byte[0] : bytes);
        EspProgrammer programmer = new EspProgrammer(relay, EspOptions.DEFAULT, Progress.Listener.NONE);
        Deadline deadline = Deadline.after(Duration.ofMinutes(5), station.ticker);
        programmer.identify(deadline);

        assertThat(programmer.write(SET, deadline).baud()).isEqualTo(115_200);
        assertThat(programmer.verify(SET, deadline)).hasSize(1);
    }

    @Test
    void boardThatWorksAtNoRateTeachesNothing() {
        book.held(SLOT, 2_000_000);
        damageAbove(Integer.MAX_VALUE);
        Progress.Listener breaking = progress -> {
            if (progress.step() == Progress.Step.WRITE && progress.doneBytes() > 0x8000) {
                cleanBaud = 0;
            }
        };

        assertThatThrownBy(() -> flash(auto, breaking)).isInstanceOf(FlashException.class);

        assertThat(book.learnt(SLOT)).contains(2_000_000);
        assertThat(book.mayTry(SLOT, 2_000_000)).isTrue();
    }

    @Test
    void withoutResetNothingIsTriedThatIsNotKnown() {
        damageAbove(500_000);
        EspOptions bare = auto.withBefore(new EntryReset.None());

        assertThatThrownBy(() -> flash(bare)).isInstanceOf(FlashException.class);

        assertThat(book.learnt(SLOT)).isEmpty();
        assertThat(book.mayTry(SLOT, 921_600)).isTrue();
    }

    @Test
    void rateThatWasAskedForFallsBackToo() {
        damageAbove(500_000);
        assertThat(flash(EspOptions.DEFAULT).baud()).isEqualTo(460_800);
    }

    private void damageAbove(int baud) {
        cleanBaud = baud;
        Random noise = new Random(baud);
        wire.toBoard(bytes -> bytes.length > 40 && board.baud() > cleanBaud ? hit(bytes, noise) : bytes)
                .fromBoard(bytes -> board.baud() > cleanBaud ? hit(bytes, noise) : bytes)
                .onReset(() -> restarts++);
    }

    private static byte[] hit(byte[] bytes, Random noise) {
        byte[] hit = bytes.clone();
        for (int i = 0; i < hit.length; i++) {
            if (noise.nextInt(8) == 0) {
                hit[i] ^= (byte) (1 << noise.nextInt(8));
            }
        }
        return hit;
    }

    private WriteReport flash(EspOptions options) {
        return flash(options, Progress.Listener.NONE);
    }

    private WriteReport flash(EspOptions options, Progress.Listener listener) {
        try (EspProgrammer programmer = new EspProgrammer(wire, options, listener)) {
            programmer.identify(deadline());
            WriteReport report = programmer.write(SET, deadline());
            programmer.verify(SET, deadline());
            return report;
        }
    }

    private Deadline deadline() {
        return Deadline.after(Duration.ofMinutes(5), board.ticker);
    }

    private static FirmwareSet set(byte[] app) {
        return new FirmwareSet(List.of(Image.of("app.bin", 0x20000, app)), Optional.empty(), Optional.empty());
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(12).nextBytes(bytes);
        return bytes;
    }
}
