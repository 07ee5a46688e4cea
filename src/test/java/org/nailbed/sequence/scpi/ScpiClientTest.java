package org.nailbed.sequence.scpi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.SequenceException;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.FakePort;
import org.nailbed.wire.HandTicker;

class ScpiClientTest {
    private static final String IDENTITY = "MAKER,MODEL,1,2.0";

    private final HandTicker ticker = new HandTicker();

    /** An instrument that gives fixed answers, and none to what it does not know. */
    private FakePort instrument(Map<String, String> answers) {
        return new FakePort(
                ticker,
                asked -> answers.getOrDefault(new String(asked, US_ASCII).strip(), "")
                        .getBytes(US_ASCII));
    }

    private static ScpiClient client(FakePort port) {
        return new ScpiClient("dmm", port, Duration.ofSeconds(10));
    }

    private Deadline within(Duration budget) {
        return Deadline.after(budget, ticker);
    }

    @Test
    void answersMayEndAsTheyLike() {
        FakePort port = instrument(Map.of("*IDN?", IDENTITY + "\r\n", "READ?", "  +1.5E+0 \n", "*OPC?", "1\n"));
        ScpiClient client = client(port);

        client.greet(within(Duration.ofSeconds(5)));

        assertThat(client.identity()).isEqualTo(IDENTITY);
        assertThat(client.query("READ?", within(Duration.ofSeconds(5)))).isEqualTo("+1.5E+0");
        assertThat(client.query("*OPC?", within(Duration.ofSeconds(5)))).isEqualTo("1");
        assertThat(new String(port.sent(), US_ASCII)).isEqualTo("*CLS\n*IDN?\nREAD?\n*OPC?\n");
    }

    @Test
    void lateAnswersBeforeTheIdentityAreNoIdentity() {
        ScpiClient client = client(instrument(Map.of("*IDN?", "+3.3E+0\n1,2\n" + IDENTITY + "\n")));

        client.greet(within(Duration.ofSeconds(5)));

        assertThat(client.identity()).isEqualTo(IDENTITY);
    }

    @Test
    void whatCameBeforeAQuestionIsNotItsAnswer() {
        FakePort port = instrument(Map.of("READ?", "2\n"));
        ScpiClient client = client(port);
        port.boardSays("1\n".getBytes(US_ASCII));

        assertThat(client.query("READ?", within(Duration.ofSeconds(5)))).isEqualTo("2");
    }

    /** As after a question that an instrument took for a mistake and answered by its error queue only. */
    @Test
    void questionThatIsNotAnsweredIsLookedForInTheErrorQueueAndALateAnswerIsNoError() {
        ScpiClient client = client(instrument(Map.of("SYST:ERR?", "+3.3E+0\n-113,\"Undefined header\"\n")));

        assertThatThrownBy(() -> client.query("READ?", within(Duration.ofSeconds(5))))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(FaultCode.INSTRUMENT_REPLY))
                .hasMessageContaining("reports error -113,\"Undefined header\", expected none");
    }

    @Test
    void instrumentThatSaysNothingIsDown() {
        ScpiClient client = client(instrument(Map.of("SYST:ERR?", "0,\"No error\"\n")));

        assertThatThrownBy(() -> client.query("READ?", within(Duration.ofSeconds(5))))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(FaultCode.INSTRUMENT_DOWN))
                .hasMessageContaining("Instrument dmm (fake) does not answer READ? within 4500 ms");
    }

    @Test
    void replyIsWaitedForAsLongAsTheStationFileSays() {
        FakePort port = instrument(Map.of("SYST:ERR?", "0,\"No error\"\n"));
        ScpiClient client = new ScpiClient("dmm", port, Duration.ofMillis(700));

        assertThatThrownBy(() -> client.query("READ?", within(Duration.ofSeconds(5))))
                .hasMessageContaining("does not answer READ? within 700 ms")
                .hasMessageContaining("raise 'timeout' in the station file");
        assertThat(Duration.ofNanos(ticker.nanos())).isEqualTo(Duration.ofMillis(700));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0,\"No error\"", "+0,\"No error\"", "0, \"No error;0 0 0\"", "-0,\"\""})
    void emptyErrorQueueIsKnownInEveryNotation(String none) {
        ScpiClient client = client(instrument(Map.of("SYST:ERR?", none + "\n")));

        client.checkErrors(within(Duration.ofSeconds(5)));

        assertThat(client.log()).isEqualTo("> SYST:ERR?\n< " + none + "\n");
    }

    @Test
    void lineWithoutEndIsCutOff() {
        ScpiClient client = client(instrument(Map.of("CURV?", "9".repeat(40_000))));

        assertThatThrownBy(() -> client.query("CURV?", within(Duration.ofSeconds(5))))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(FaultCode.INSTRUMENT_REPLY))
                .hasMessageContaining("without the end of a line");
    }

    @Test
    void cableThatIsPulledIsSaidOfTheInstrument() {
        FakePort port = instrument(Map.of());
        ScpiClient client = client(port);
        port.unplug();

        assertThatThrownBy(() -> client.command("OUTP ON", within(Duration.ofSeconds(5))))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(FaultCode.INSTRUMENT_DOWN))
                .hasMessageStartingWith("Instrument dmm: Port fake is gone");
    }
}
