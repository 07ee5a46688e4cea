package org.nailbed.flash.esp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.flash.Extent;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.Progress;
import org.nailbed.flash.WriteReport;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.flash.espressif.connect.EntryReset;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

/** The link breaks in the middle of a write: the loader is started anew and the image written from its beginning. */
class BrokenLinkTest {
    private static final int OFFSET = 0x20000;
    private static final byte[] APP = noise(0x60000);
    private static final FirmwareSet SET =
            new FirmwareSet(List.of(Image.of("app.bin", OFFSET, APP)), Optional.empty(), Optional.empty());

    /** Where in the stream the mishap happens: in the middle of the data. */
    private static final long MIDDLE = 0x40000;

    private final SimulatedPort board = new SimulatedPort("esp32c3", Timing.REALISTIC);
    private final RelayPort relay = new RelayPort(board);
    private long passedBytes;
    private boolean broken;

    @ParameterizedTest
    @EnumSource(LoaderChoice.class)
    void lostAcknowledgementCostsARestartAndOnlyTheRestIsWritten(LoaderChoice loader) {
        relay.toBoard(this::count).fromBoard(bytes -> once() ? new byte[0] : bytes);

        WriteReport report = flash(EspOptions.DEFAULT.withLoader(loader));

        assertThat(report.restarts()).isEqualTo(1);
        assertThat(report.skippedBytes()).as("what was there after the restart").isGreaterThan(0x30000);
        assertThat(report.baud()).isEqualTo(921_600);
        assertHolds();
    }

    @ParameterizedTest
    @EnumSource(LoaderChoice.class)
    void blocksThatAlwaysArriveDamagedAreSentMoreSlowlyAfterARestart(LoaderChoice loader) {
        relay.toBoard(bytes -> board.baud() > 460_800 && count(bytes).length > 0 && passedBytes > MIDDLE
                ? flipped(bytes, bytes.length / 2)
                : bytes);

        WriteReport report = flash(EspOptions.DEFAULT.withLoader(loader));

        assertThat(report.restarts()).isEqualTo(1);
        assertThat(report.baud()).isEqualTo(460_800);
        assertHolds();
    }

    @Test
    void stubThatLostCountOfTheDelimitersIsFoundAgainWhereNothingCanResetTheBoard() {
        board.carryBytesOnly();
        relay.toBoard(bytes -> {
            count(bytes);
            return once() ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
        });

        assertThat(flash(EspOptions.DEFAULT).restarts()).isEqualTo(1);
        assertHolds();
    }

    @ParameterizedTest
    @EnumSource(LoaderChoice.class)
    void boardThatMayNotBeResetIsFoundAgainAtTheRateAtWhichItWasLeft(LoaderChoice loader) {
        relay.toBoard(this::count).fromBoard(bytes -> once() ? new byte[0] : bytes);

        WriteReport report = flash(EspOptions.DEFAULT.withLoader(loader).withBefore(new EntryReset.None()));

        assertThat(report.restarts()).isEqualTo(1);
        assertThat(report.baud()).isEqualTo(921_600);
        assertHolds();
    }

    @Test
    void boardThatStaysSilentEndsItWithTheFirstFault() {
        relay.toBoard(this::count).fromBoard(bytes -> passedBytes > MIDDLE ? new byte[0] : bytes);

        assertFault(FlashFault.REPLY_TIMEOUT)
                .hasMessageContaining("app.bin at offset 0x")
                .hasMessageContaining("in the end: simulated: no sync reply");
    }

    @Test
    void anotherBoardAfterTheResetIsNotWritten() {
        relay.toBoard(this::count).fromBoard(bytes -> {
            if (once()) {
                board.order(new BoardFault.OtherMac("24:0a:c4:12:34:56"));
                return new byte[0];
            }
            return bytes;
        });

        assertFault(FlashFault.REPLY_TIMEOUT).hasMessageContaining("after a reset 24:0a:c4:12:34:56 answers");
    }

    @Test
    void vanishedPortIsNotTriedAgain() {
        board.order(new BoardFault.UnplugAt(0x30000));
        EspProgrammer programmer = identified(EspOptions.DEFAULT);

        assertThatThrownBy(() -> programmer.write(SET, deadline()))
                .isInstanceOfSatisfying(
                        WireException.class, e -> assertThat(e.fault()).isEqualTo(WireFault.PORT_GONE));
    }

    @Test
    void digestsAreAskedForOnceMoreAfterARestart() {
        EspProgrammer programmer = identified(EspOptions.DEFAULT);
        programmer.write(SET, deadline());
        loseRepliesFor(Duration.ofSeconds(11));

        assertThat(programmer.verify(SET, deadline())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(LoaderChoice.class)
    void readingGoesOnWhereTheLinkBroke(LoaderChoice loader) {
        board.flash().program(OFFSET, APP, 0, APP.length);
        EspProgrammer programmer = identified(EspOptions.DEFAULT.withLoader(loader));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        relay.fromBoard(bytes -> {
            passedBytes += bytes.length;
            return once() ? new byte[0] : bytes;
        });

        programmer.read(new Extent(OFFSET, APP.length), out, deadline());

        assertThat(broken).isTrue();
        assertThat(Arrays.equals(out.toByteArray(), APP)).isTrue();
    }

    private void loseRepliesFor(Duration duration) {
        Deadline end = Deadline.after(duration, board.ticker);
        relay.fromBoard(bytes -> end.hasPassed() ? bytes : new byte[0]);
    }

    @Test
    void deadlineEndsRestartsToo() {
        relay.toBoard(this::count).fromBoard(bytes -> passedBytes > MIDDLE ? new byte[0] : bytes);
        EspProgrammer programmer = identified(EspOptions.DEFAULT);
        Deadline budget = Deadline.after(Duration.ofSeconds(6), board.ticker);

        assertThatThrownBy(() -> programmer.write(SET, budget)).isInstanceOf(FlashException.class);
        assertThat(board.ticker.nanos()).isLessThan(Duration.ofSeconds(6 + 1).toNanos());
    }

    private byte[] count(byte[] bytes) {
        passedBytes += bytes.length;
        return bytes;
    }

    /** Once, in the middle. */
    private boolean once() {
        boolean now = !broken && passedBytes > MIDDLE;
        broken |= now;
        return now;
    }

    private WriteReport flash(EspOptions options) {
        EspProgrammer programmer = identified(options);
        WriteReport report = programmer.write(SET, deadline());
        programmer.verify(SET, deadline());
        return report;
    }

    private EspProgrammer identified(EspOptions options) {
        EspProgrammer programmer = new EspProgrammer(relay, options, Progress.Listener.NONE);
        programmer.identify(deadline());
        return programmer;
    }

    private AbstractThrowableAssert<?, ?> assertFault(FlashFault fault) {
        EspProgrammer programmer = identified(EspOptions.DEFAULT);
        return assertThatThrownBy(() -> programmer.write(SET, deadline()))
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }

    private void assertHolds() {
        assertThat(Arrays.equals(board.flash().read(OFFSET, APP.length), APP)).isTrue();
    }

    private Deadline deadline() {
        return Deadline.after(Duration.ofMinutes(5), board.ticker);
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= 0x01;
        return flipped;
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(11).nextBytes(bytes);
        return bytes;
    }
}
