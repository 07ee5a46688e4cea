package org.nailbed.flash.espressif.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nailbed.flash.Console;
import org.nailbed.flash.espressif.loader.SlowPort;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.FakePort;
import org.nailbed.wire.HandTicker;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

class LineConsoleTest {
    private final HandTicker ticker = new HandTicker();
    private final FakePort port =
            new FakePort(ticker, written -> ("got " + new String(written, UTF_8).strip() + "\r\n> ").getBytes(UTF_8));
    private final LineConsole console = new LineConsole(port, Optional.empty());

    @Test
    void answerIsReadByLinesAndWhatIsNotWholeStays() {
        console.send("version\n".getBytes(UTF_8), deadline());

        assertThat(console.readLine(deadline())).contains("got version");
        assertThat(console.readLine(deadline())).isEmpty();
        assertThat(console.heard()).isEqualTo("got version\n> ");
        says("ready\n");
        assertThat(console.readLine(deadline())).contains("> ready");
    }

    @Test
    void silenceLastsUntilTheDeadline() {
        assertThat(console.readLine(deadline())).isEmpty();
        assertThat(Duration.ofNanos(ticker.nanos())).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatWasReadBeforeComesFirst() {
        console.behind("first\r\nsec".getBytes(UTF_8));
        says("ond\nthird\n");

        assertThat(lines(console, 3)).containsExactly("first", "second", "third");
    }

    @Test
    void linesAreTheSameHoweverTheyAreCut() {
        String text = "I (23) app: f\u00FCnf \u20AC\r\n\n\tv=1.5\n";
        for (int piece = 1; piece < 12; piece++) {
            FakePort cut = new FakePort(ticker, written -> new byte[0]);
            cut.boardSays(text.getBytes(UTF_8));
            Console heard = new LineConsole(SlowPort.inPiecesOf(piece, cut), Optional.empty());

            assertThat(lines(heard, 3))
                    .as("pieces of %d", piece)
                    .containsExactly("I (23) app: f\u00FCnf \u20AC", "", "\tv=1.5");
        }
    }

    @Test
    void whatIsNoTextIsReplaced() {
        port.boardSays(new byte[] {'a', 0, (byte) 0xFF, 'b', '\n'});

        assertThat(console.readLine(deadline())).contains("a\uFFFD\uFFFDb");
    }

    @Test
    void lineWithoutEndComesInPieces() {
        says("x".repeat(2 * Console.MAX_LINE_CHARACTERS + 5) + "\n");

        assertThat(lines(console, 3))
                .extracting(String::length)
                .containsExactly(Console.MAX_LINE_CHARACTERS, Console.MAX_LINE_CHARACTERS, 5);
    }

    @Test
    void ofABoardThatTalksMuchTheLastIsKept() {
        for (int i = 0; i < 20_000; i++) {
            says("line %05d\n".formatted(i));
        }
        assertThat(lines(console, 20_000)).hasSize(20_000);

        assertThat(console.heard()).hasSize(1 << 16).endsWith("line 19999\n");
    }

    @Test
    void anotherRateForgetsWhatWasHeardAtTheFirst() {
        says("noi");
        assertThat(console.readLine(deadline())).isEmpty();

        console.setBaud(9_600);
        says("clear\n");

        assertThat(port.baud()).isEqualTo(9_600);
        assertThat(console.readLine(deadline())).contains("clear");
    }

    @Test
    void portThatGoesAwayIsClosed() {
        port.unplug();

        assertThatThrownBy(() -> console.readLine(deadline()))
                .isInstanceOfSatisfying(
                        WireException.class, e -> assertThat(e.fault()).isEqualTo(WireFault.PORT_GONE));
        assertThatThrownBy(() -> console.send(new byte[1], deadline()))
                .isInstanceOfSatisfying(
                        WireException.class, e -> assertThat(e.fault()).isEqualTo(WireFault.CLOSED));
    }

    @Test
    void portOfTheChipItselfIsWaitedFor() {
        Console chip = new LineConsole(port, Optional.of(Duration.ofSeconds(5)));
        port.vanish();
        chip.send("again\n".getBytes(UTF_8), deadline());
        port.vanish();
        assertThat(chip.readLine(deadline())).contains("got again");
        assertThat(chip.readLine(deadline()))
                .as("the port came back, and nothing was said")
                .isEmpty();
    }

    private void says(String text) {
        port.boardSays(text.getBytes(UTF_8));
    }

    private List<String> lines(Console from, int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            from.readLine(deadline()).ifPresent(lines::add);
        }
        return lines;
    }

    private Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(1), ticker);
    }
}
