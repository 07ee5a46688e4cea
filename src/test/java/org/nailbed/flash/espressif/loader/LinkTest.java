package org.nailbed.flash.espressif.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.bytes;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.data;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.error;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.frame;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.raw;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.silence;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.times;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.value;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.FakePort;
import org.nailbed.wire.HandTicker;
import org.nailbed.wire.RunningTicker;

class LinkTest {
    private static final byte[] SUCCESS = new byte[4];
    private static final Command READ = new Command.ReadRegister(0x40001000);

    private final HandTicker ticker = new HandTicker();
    private final Deadline deadline = Deadline.after(Duration.ofMinutes(1), ticker);
    private final ScriptedLoader loader = new ScriptedLoader();
    private final FakePort port = new FakePort(ticker, loader);
    private final Link link = new Link(port);

    @Test
    void replyToTheCommandIsReturned() {
        loader.on(Opcode.READ_REG, value(Dialect.ROM, 0x1B31506F));

        assertThat(link.command(READ, deadline).value()).isEqualTo(0x1B31506F);
    }

    @Test
    void lateReplyToEarlierCommandIsDiscarded() {
        byte[] late = frame(Opcode.GET_SECURITY_INFO.code(), 0, SUCCESS);
        loader.on(Opcode.READ_REG, raw(join(late, frame(Opcode.READ_REG.code(), 7, SUCCESS))));

        assertThat(link.command(READ, deadline).value()).isEqualTo(7);
    }

    @Test
    void bootTextAndBrokenFramesBeforeTheReplyAreSkipped() {
        byte[] text = "ets Jun  8 2016 00:22:57\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] broken = Vectors.hex("c0 0a04 db11 55 c0 c0 01 c0");
        loader.on(Opcode.READ_REG, raw(join(text, broken, frame(Opcode.READ_REG.code(), 7, SUCCESS))));

        assertThat(link.command(READ, deadline).value()).isEqualTo(7);
        assertThat(link.textHeard()).contains("ets Jun");
        assertThat(link.strangeFrames()).isPositive();
    }

    @Test
    void replyIsFoundHoweverTheStreamIsCut() {
        byte[] stream = join(
                "boot\r\n".getBytes(StandardCharsets.US_ASCII),
                frame(Opcode.SYNC.code(), 0x20120707, SUCCESS),
                frame(Opcode.READ_REG.code(), 0xC0DBC0DB, SUCCESS));
        for (int piece = 1; piece <= stream.length; piece++) {
            ScriptedLoader cut = new ScriptedLoader().on(Opcode.READ_REG, raw(stream));
            Link slow = new Link(SlowPort.inPiecesOf(piece, new FakePort(ticker, cut)));

            assertThat(slow.command(READ, deadline).value())
                    .as("in pieces of %d bytes", piece)
                    .isEqualTo(0xC0DBC0DB);
        }
    }

    @Test
    void replyIsFoundBehindAnyNoiseThatEndsItsOwnFrame() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            byte[] stream = join(
                    noise,
                    bytes(0xC0),
                    frame(Opcode.READ_REG.code(), 7, SUCCESS),
                    frame(Opcode.READ_REG.code(), 7, SUCCESS));
            ScriptedLoader noisy = new ScriptedLoader().on(Opcode.READ_REG, raw(stream));
            Link listening = new Link(new FakePort(ticker, noisy));

            assertThat(listening
                            .command(READ, Deadline.after(Duration.ofMinutes(1), ticker))
                            .value())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(7);
        }
    }

    @Test
    void silenceIsATimeoutThatNamesTheCommand() {
        loader.on(Opcode.READ_REG, silence());

        assertThatThrownBy(() -> link.command(READ, deadline))
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.REPLY_TIMEOUT))
                .hasMessageContaining("fake: no reply to READ_REG, asked 3 times, each time within 1000 ms");
        assertThat(ticker.nanos()).isEqualTo(Duration.ofSeconds(3).toNanos());
    }

    /** Text, and frames that answer nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"78", "c0010000000000000000c0"})
    void boardThatTalksWithoutEndDoesNotHoldItsListenerBeyondTheDeadline(String talk) {
        RunningTicker running = new RunningTicker(Duration.ofMillis(1));
        FakePort talking = new FakePort(running, written -> new byte[0]);
        talking.boardSays(Vectors.hex(talk.repeat((1 << 20) / talk.length())));
        Link listening = new Link(talking);

        Deadline soon = Deadline.after(Duration.ofMillis(50), running);
        assertThat(listening.poll(Opcode.SYNC, soon)).isEmpty();
        assertThat(talking.read(new byte[1], 0, 1, soon)).as("left unread").isEqualTo(1);
    }

    @Test
    void questionIsAskedAgainWhenItsAnswerIsLost() {
        loader.on(Opcode.READ_REG, silence(), silence(), value(Dialect.ROM, 7));

        assertThat(link.command(READ, deadline).value()).isEqualTo(7);
    }

    @Test
    void stubThatLostCountOfTheDelimitersIsGivenOneMore() {
        link.speak(Dialect.STUB);
        loader.on(Opcode.READ_REG, silence(), silence(), value(Dialect.STUB, 7));

        link.command(READ, deadline);

        assertThat(port.sent()).hasSize(3 * 14 + 1);
        assertThat(Arrays.copyOfRange(port.sent(), 27, 30)).isEqualTo(bytes(0xC0, 0xC0, 0xC0));
    }

    @Test
    void whatChangesSomethingIsNeverSentTwice() {
        assertThatThrownBy(() -> link.command(new Command.ChangeBaud(921_600, 115_200), deadline))
                .hasMessageContaining("no reply to CHANGE_BAUDRATE within 3000 ms");
        assertThat(loader.requests()).hasSize(1);
    }

    @Test
    void replyThatCameTwiceIsNotTakenForTheNext() {
        loader.on(Opcode.READ_REG, times(2, value(Dialect.ROM, 7)), value(Dialect.ROM, 8));
        link.command(READ, deadline);

        assertThat(link.command(READ, deadline).value()).isEqualTo(8);
    }

    /** Both tries were answered, the first after its time: regions of the same content must not vouch for each other. */
    @Test
    void lateDigestOfOneRegionIsNotTakenForThatOfTheNext() {
        byte[] right = new byte[32];
        byte[] wrong = "f".repeat(32).getBytes(StandardCharsets.US_ASCII);
        byte[] late = frame(Opcode.SPI_FLASH_MD5.code(), 0, Arrays.copyOf(right, right.length + SUCCESS.length));
        AtomicBoolean onItsWay = new AtomicBoolean(true);
        loader.on(
                Opcode.SPI_FLASH_MD5,
                silence(),
                data(Dialect.ROM, right),
                request -> join(
                        onItsWay.getAndSet(false) ? late : new byte[0],
                        data(Dialect.ROM, wrong).to(request)));
        loader.on(
                Opcode.READ_REG,
                request -> join(
                        onItsWay.getAndSet(false) ? late : new byte[0],
                        value(Dialect.ROM, 7).to(request)));
        link.command(new Command.FlashMd5(new Region(0x10000, 0x1000)), deadline);

        assertThat(link.command(new Command.FlashMd5(new Region(0x20000, 0x1000)), deadline)
                        .data())
                .isEqualTo(wrong);
    }

    @Test
    void errorOfTheLoaderIsNamedWithItsCode() {
        loader.on(Opcode.READ_REG, error(Dialect.ROM, 0x05));

        assertThatThrownBy(() -> link.command(READ, deadline))
                .hasMessageContaining("READ_REG failed, the ROM loader says: message invalid")
                .hasMessageContaining("(05)");
    }

    /** Protocol reference, 1.4: a ROM answers an unknown command with the number of the one before. */
    @Test
    void answerWithThePreviousNumberMeansThatTheCommandIsUnknown() {
        loader.on(Opcode.READ_REG, value(Dialect.ROM, 7));
        loader.on(Opcode.GET_SECURITY_INFO, raw(frame(Opcode.READ_REG.code(), 7, bytes(1, 5, 0, 0))));
        link.command(READ, deadline);

        Reply reply = link.ask(new Command.GetSecurityInfo(), deadline);

        assertThat(reply.error()).contains(RomError.INVALID_MESSAGE);
    }

    @Test
    void answerToAnUnknownCommandAfterSyncComesEightTimesAndIsDrained() {
        loader.on(Opcode.SYNC, times(8, value(Dialect.ROM, 0x20120707)));
        loader.on(Opcode.GET_SECURITY_INFO, times(8, raw(Vectors.hex("c0 010804000707122001050000 c0"))));
        loader.on(Opcode.READ_REG, value(Dialect.ROM, 7));
        link.command(new Command.Sync(), deadline);

        assertThat(link.ask(new Command.GetSecurityInfo(), deadline).error()).contains(RomError.INVALID_MESSAGE);
        int strange = link.strangeFrames();
        assertThat(link.command(READ, deadline).value()).isEqualTo(7);
        assertThat(link.strangeFrames())
                .as("nothing was left for the next command")
                .isEqualTo(strange);
    }

    @Test
    void lateErrorOfAnOlderCommandIsNotTakenForAnUnknownCommand() {
        loader.on(Opcode.READ_REG, value(Dialect.ROM, 7));
        loader.on(
                Opcode.SPI_ATTACH,
                raw(join(
                        frame(Opcode.CHANGE_BAUDRATE.code(), 0, bytes(1, 5, 0, 0)),
                        frame(Opcode.SPI_ATTACH.code(), 0, SUCCESS))));
        link.command(READ, deadline);

        assertThat(link.ask(new Command.SpiAttach(0), deadline).error()).isEmpty();
    }

    @Test
    void sentBytesAreCountedAsFramed() {
        loader.on(Opcode.READ_REG, value(Dialect.ROM, 7));
        link.command(READ, deadline);

        assertThat(link.sentBytes()).isEqualTo(14).isEqualTo(port.sent().length);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
