package org.nailbed.flash.espressif.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nailbed.flash.espressif.loader.LinkTest.join;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.frame;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.raw;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.espressif.loader.Exchanges.Exchange;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.FakePort;
import org.nailbed.wire.HandTicker;
import org.nailbed.wire.Port;

/**
 * Whatever happens to a reply on the wire, the answer is the right one or a fault, before the deadline. Only a value or data that
 * one flipped bit changed, and that no checksum covers, comes through: who uses it compares it with something (a digest), or asks
 * twice; {@code DamagedAnswersTest} shows that.
 */
class FrameMischiefTest {
    private static final Duration BUDGET = Duration.ofSeconds(30);

    private final HandTicker ticker = new HandTicker();
    private final Random random = new Random();
    private ScriptedLoader loader = new ScriptedLoader();

    /** One for all questions of a test: each new one would bring a trace of its own. */
    private final FakePort port = new FakePort(ticker, request -> loader.apply(request));

    static List<Exchange> exchanges() {
        return Exchanges.all();
    }

    @Test
    void everyCommandOfTheEngineIsAmongThem() {
        assertThat(Exchanges.counted()).containsOnlyKeys(Opcode.values());
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void replySplitAtAnyByteIsTheRightAnswer(Exchange exchange) {
        byte[] reply = exchange.reply();
        for (int at = 1; at < reply.length; at++) {
            Port port = SlowPort.cutAfter(at, answering(exchange, reply));
            assertRight(exchange, ask(exchange, port), "cut after %d bytes".formatted(at));
        }
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void oneFlippedBitGivesTheRightAnswerOrAFault(Exchange exchange) {
        byte[] reply = exchange.reply();
        for (int bit = 0; bit < 8 * reply.length; bit++) {
            byte[] flipped = flipped(reply, bit);
            String what = "%s with bit %d flipped".formatted(exchange, bit);
            assertHarmless(exchange, ask(exchange, answering(exchange, flipped)), what + " every time");
            assertHarmless(exchange, ask(exchange, answering(exchange, flipped, reply)), what + " once");
        }
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void cutReplyGivesTheRightAnswerOrAFault(Exchange exchange) {
        byte[] reply = exchange.reply();
        for (int length = 0; length < reply.length; length++) {
            byte[] cut = Arrays.copyOf(reply, length);
            String what = "%s cut to %d bytes".formatted(exchange, length);
            assertHarmless(exchange, ask(exchange, answering(exchange, cut)), what + " every time");
            assertHarmless(exchange, ask(exchange, answering(exchange, cut, reply)), what + " once");
            assertHarmless(exchange, ask(exchange, answering(exchange, join(cut, reply))), what + " before it");
        }
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void delimitersInAnyNumberAroundAReplyDoNoHarm(Exchange exchange) {
        for (int before = 0; before < 6; before++) {
            for (int behind = 0; behind < 6; behind++) {
                byte[] storm = join(delimiters(before), exchange.reply(), delimiters(behind));
                assertRight(exchange, ask(exchange, answering(exchange, storm)), "%d, %d".formatted(before, behind));
            }
        }
        byte[] storm = join(delimiters(10_000), exchange.reply());
        assertRight(exchange, ask(exchange, answering(exchange, storm)), "a storm");
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void textAndOtherRepliesBeforeAReplyAreSkipped(Exchange exchange) {
        int other = exchange.command().opcode() == Opcode.READ_REG ? 0x13 : 0x0A;
        byte[] late = frame(other, 0x12345678, new byte[exchange.dialect().statusLength()]);

        byte[] stream = join(Exchanges.text(), late, Exchanges.text(), late, late, exchange.reply());

        assertRight(exchange, ask(exchange, answering(exchange, stream)), "behind text and late replies");
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void replyThatComesTwiceIsOneAnswerAndNotTheNext(Exchange exchange) {
        Link link = link(exchange, answering(exchange, join(exchange.reply(), exchange.reply())));
        link.ask(exchange.command(), deadline());
        Opcode next = exchange.command().opcode() == Opcode.READ_REG ? Opcode.SPI_ATTACH : Opcode.READ_REG;
        loader.on(next, raw(frame(next.code(), 77, new byte[exchange.dialect().statusLength()])));

        Command question = next == Opcode.READ_REG ? new Command.ReadRegister(0) : new Command.SpiAttach(0);
        assertThat(link.ask(question, deadline()).value()).isEqualTo(77);
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void garbageAroundAReplyGivesTheRightAnswerOrAFault(Exchange exchange) {
        long seed = random.nextLong();
        Random noise = new Random(seed);
        for (int round = 0; round < 60; round++) {
            byte[] stream = join(garbage(noise), exchange.reply(), garbage(noise), exchange.reply(), garbage(noise));
            Optional<Reply> answer = ask(exchange, answering(exchange, stream));
            assertRightOrFault(exchange, answer, "seed %d, round %d".formatted(seed, round));
        }
    }

    /** Noise that is mostly made of what means something to a reader of frames. */
    private static byte[] garbage(Random noise) {
        int[] bad = {0xC0, 0xDB, 0xDC, 0xDD, 0x01, 0x00, 0x0A, 0x13};
        byte[] bytes = new byte[noise.nextInt(40)];
        noise.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = noise.nextInt(3) == 0 ? (byte) bad[noise.nextInt(bad.length)] : bytes[i];
        }
        return bytes;
    }

    /** Data of another length than was asked for is noticed by whoever asked; a command that asks for none has succeeded. */
    private static void assertHarmless(Exchange exchange, Optional<Reply> answer, String what) {
        if (answer.isEmpty() || answer.get().error().isPresent()) {
            return;
        }
        Reply reply = answer.get();
        if (exchange.asksForValue()) {
            assertThat(differences(bytes(reply.value()), bytes(exchange.value())))
                    .as("%s: bytes of the value, which is asked for twice", what)
                    .isLessThanOrEqualTo(1);
        }
        if (reply.data().length == exchange.dataBytes()) {
            assertThat(differences(reply.data(), exchange.data()))
                    .as("%s: bytes of the data, which is compared or asked for twice", what)
                    .isLessThanOrEqualTo(1);
        }
    }

    private static void assertRightOrFault(Exchange exchange, Optional<Reply> answer, String what) {
        if (answer.isPresent() && answer.get().error().isEmpty()) {
            assertRight(exchange, answer, what);
        }
    }

    private static void assertRight(Exchange exchange, Optional<Reply> answer, String what) {
        assertThat(answer).as("%s, %s", exchange, what).isPresent();
        Reply reply = answer.orElseThrow();
        assertThat(reply.error()).as("%s, %s", exchange, what).isEmpty();
        assertThat(reply.value()).as("%s, %s", exchange, what).isEqualTo(exchange.value());
        assertThat(reply.data()).as("%s, %s", exchange, what).isEqualTo(exchange.data());
    }

    /** Empty for a fault; never later than the deadline allows. */
    private Optional<Reply> ask(Exchange exchange, Port port) {
        long startNanos = ticker.nanos();
        Optional<Reply> answer;
        try {
            answer = Optional.of(link(exchange, port).ask(exchange.command(), deadline()));
        } catch (FlashException e) {
            answer = Optional.empty();
        }
        assertThat(Duration.ofNanos(ticker.nanos() - startNanos))
                .as("%s", exchange)
                .isLessThanOrEqualTo(BUDGET.plusMillis(1));
        return answer;
    }

    private static Link link(Exchange exchange, Port port) {
        Link link = new Link(port);
        link.speak(exchange.dialect());
        return link;
    }

    private Deadline deadline() {
        return Deadline.after(BUDGET, ticker);
    }

    /** In order; the last stays. */
    private Port answering(Exchange exchange, byte[]... answers) {
        loader = loader(exchange, answers);
        port.discardInput();
        return port;
    }

    private static ScriptedLoader loader(Exchange exchange, byte[]... answers) {
        ScriptedLoader loader = new ScriptedLoader();
        for (byte[] answer : answers) {
            loader.on(exchange.command().opcode(), raw(answer));
        }
        return loader;
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }

    private static byte[] delimiters(int count) {
        byte[] delimiters = new byte[count];
        Arrays.fill(delimiters, (byte) 0xC0);
        return delimiters;
    }

    private static byte[] bytes(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static long differences(byte[] one, byte[] other) {
        return IntStream.range(0, one.length).filter(i -> one[i] != other[i]).count();
    }
}
