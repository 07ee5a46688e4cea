package org.nailbed.flash.espressif.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.raw;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.silence;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.times;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.value;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.Dialect;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.Opcode;
import org.nailbed.flash.espressif.loader.ScriptedLoader;
import org.nailbed.flash.espressif.loader.ScriptedLoader.Answer;
import org.nailbed.flash.espressif.loader.SlowPort;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.FakePort;
import org.nailbed.wire.HandTicker;
import org.nailbed.wire.Lines;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

/** Protocol reference, 4.1 and 4.2. */
class ConnectorTest {
    private static final Answer ROM_SYNC = times(8, value(Dialect.ROM, 0x20120707));

    private final HandTicker ticker = new HandTicker();
    private final Deadline deadline = Deadline.after(Duration.ofMinutes(1), ticker);
    private final ScriptedLoader loader = new ScriptedLoader();
    private final FakePort port = new FakePort(ticker, loader);
    private final Link link = new Link(port);

    @Test
    void romThatAnswersAtOnceTakesOneResetAndOneSync() {
        loader.on(Opcode.SYNC, ROM_SYNC);
        port.setBaud(921_600);

        new Connector(link, EntryReset.DEFAULT).connect(deadline);

        assertThat(link.dialect()).isEqualTo(Dialect.ROM);
        assertThat(loader.requests()).hasSize(1);
        assertThat(port.lineChanges()).hasSize(5);
        assertThat(port.baud()).isEqualTo(115_200);
        assertThat(Duration.ofNanos(ticker.nanos())).isEqualTo(Duration.ofMillis(150));
    }

    @Test
    void firstSyncsMayBeLostToTheBaudMeasurement() {
        loader.on(Opcode.SYNC, silence(), silence(), ROM_SYNC);

        new Connector(link, EntryReset.DEFAULT).connect(deadline);

        assertThat(loader.requests()).hasSize(3);
        assertThat(port.lineChanges()).as("no second reset").hasSize(5);
    }

    /** Seen after an MD5: 00 00 66 37 (protocol reference, 1.2). */
    @Test
    void romThatWasUsedBeforeMayEndItsStatusWithWhatIsLeftOver() {
        byte[] reply = ScriptedLoader.frame(Opcode.SYNC.code(), 0x20120707, ScriptedLoader.bytes(0, 0, 0x66, 0x37));
        loader.on(Opcode.SYNC, times(8, request -> reply));

        new Connector(link, EntryReset.DEFAULT).connect(deadline);

        assertThat(link.dialect()).isEqualTo(Dialect.ROM);
        assertThat(loader.requests()).hasSize(1);
    }

    @Test
    void loaderThatIsNotResetIsLookedForWhereItWasLeftAndWhereItWouldBeIfSomebodyResetIt() {
        List<Integer> rates = new ArrayList<>();
        loader.on(Opcode.SYNC, request -> {
            rates.add(port.baud());
            return new byte[0];
        });
        port.setBaud(921_600);

        assertThatThrownBy(() -> new Connector(link, new EntryReset.None()).connect(deadline))
                .isInstanceOf(FlashException.class);

        assertThat(rates.stream().distinct()).containsExactly(921_600, 115_200);
    }

    @Test
    void resetsAreTriedInTurnUntilOneHelps() {
        Answer[] answers = new Answer[11];
        Arrays.fill(answers, silence());
        answers[10] = ROM_SYNC;
        loader.on(Opcode.SYNC, answers);

        new Connector(link, EntryReset.DEFAULT).connect(deadline);

        assertThat(port.lineChanges()).as("tight, tight, classic").hasSize(5 + 5 + 4);
    }

    @Test
    void stubThatStillRunsIsRecognised() {
        loader.on(Opcode.SYNC, times(8, value(Dialect.STUB, 0)));
        Link bare = new Link(SlowPort.withoutLines(port));

        new Connector(bare, EntryReset.DEFAULT).connect(deadline);

        assertThat(bare.dialect()).isEqualTo(Dialect.STUB);
    }

    @Test
    void repliesOfTheSyncLeaveNothingForTheNextCommand() {
        loader.on(Opcode.SYNC, silence(), times(16, value(Dialect.ROM, 0x20120707)));
        loader.on(Opcode.READ_REG, value(Dialect.ROM, 9));

        new Connector(link, EntryReset.DEFAULT).connect(deadline);

        assertThat(link.command(new Command.ReadRegister(0), deadline).value()).isEqualTo(9);
    }

    @Test
    void portThatIsTheChipItselfMayVanishAfterTheReset() {
        port.usb(AttachmentTest.usb(0x303A, 0x1001));
        loader.on(
                Opcode.SYNC,
                request -> {
                    port.vanish();
                    return new byte[0];
                },
                ROM_SYNC);

        new Connector(link, EntryReset.DEFAULT).connect(deadline);

        assertThat(port.lineChanges())
                .as("one USB reset, none after the return")
                .hasSize(5);
        assertThat(link.dialect()).isEqualTo(Dialect.ROM);
    }

    @Test
    void adapterThatVanishesIsGoneAndNotWaitedFor() {
        loader.on(Opcode.SYNC, request -> {
            port.vanish();
            return new byte[0];
        });

        assertThatThrownBy(() -> new Connector(link, EntryReset.DEFAULT).connect(deadline))
                .isInstanceOfSatisfying(
                        WireException.class, e -> assertThat(e.fault()).isEqualTo(WireFault.PORT_GONE));
    }

    @Test
    void boardThatNothingResetsIsToBeResetByHand() {
        assertFault(FlashFault.NO_SYNC, () -> new Connector(link, new EntryReset.None()).connect(deadline))
                .hasMessageContaining("hold its boot button");
        assertThat(port.lineChanges()).isEmpty();
    }

    @Test
    void writtenResetIsPlayedInEveryAttempt() {
        assertFault(FlashFault.NO_SYNC, () -> new Connector(link, EntryReset.parse("R1|W0.2|R0")).connect(deadline));
        assertThat(port.lineChanges()).hasSize(7 * 3).startsWith(Lines.NONE, Lines.RTS, Lines.NONE);
    }

    @Test
    void silenceEndsInNoSyncAfterSevenAttempts() {
        assertFault(FlashFault.NO_SYNC, () -> new Connector(link, EntryReset.DEFAULT).connect(deadline));
        assertThat(loader.requests()).as("five syncs an attempt").hasSize(35);
    }

    @Test
    void deadlineEndsTheWaitsOfAResetToo() {
        EntryReset slow = EntryReset.parse("R1|W10|W10|R0");
        Deadline soon = Deadline.after(Duration.ofSeconds(1), ticker);

        assertFault(FlashFault.NO_SYNC, () -> new Connector(link, slow).connect(soon));

        assertThat(Duration.ofNanos(ticker.nanos())).isLessThan(Duration.ofSeconds(2));
        assertThat(port.lineChanges()).endsWith(Lines.NONE);
    }

    @Test
    void deadlineEndsTheAttemptsEarlier() {
        assertFault(
                FlashFault.NO_SYNC,
                () -> new Connector(link, EntryReset.DEFAULT).connect(Deadline.after(Duration.ofSeconds(2), ticker)));
        assertThat(Duration.ofNanos(ticker.nanos())).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2_700));
    }

    @Test
    void textOfTheApplicationEndsInWrongBootMode() {
        loader.on(Opcode.SYNC, raw(ascii("rst:0x1 (POWERON_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)\r\n")));

        assertFault(FlashFault.WRONG_BOOT_MODE, () -> new Connector(link, EntryReset.DEFAULT).connect(deadline));
    }

    @Test
    void bytesWithoutMeaningEndInGarbageHeard() {
        byte[] garbage = new byte[40];
        new Random(3).nextBytes(garbage);
        loader.on(Opcode.SYNC, raw(garbage));

        assertFault(FlashFault.GARBAGE_HEARD, () -> new Connector(link, EntryReset.DEFAULT).connect(deadline));
    }

    @Test
    void withoutLinesThereIsNoResetButAStubsFramingIsRepaired() {
        loader.on(Opcode.SYNC, silence());
        Link bare = new Link(SlowPort.withoutLines(port));

        assertFault(FlashFault.NO_SYNC, () -> new Connector(bare, EntryReset.DEFAULT).connect(deadline));

        assertThat(port.lineChanges()).isEmpty();
        assertThat(bare.sentBytes()).as("35 syncs and 6 lone delimiters").isEqualTo(35 * 46 + 6);
    }

    private static AbstractThrowableAssert<?, ?> assertFault(FlashFault fault, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(fault))
                .hasMessageStartingWith("fake: no sync reply from the loader");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
