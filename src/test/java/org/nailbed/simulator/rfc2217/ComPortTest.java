package org.nailbed.simulator.rfc2217;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nailbed.simulator.InputLine;
import org.nailbed.simulator.Rfc2217Style;
import org.nailbed.simulator.link.Link;

/** Requests and answers: transports reference, 6.1 and 6.2. */
class ComPortTest {
    private static final int HIGHEST_BAUD = 921_600;

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final List<String> lines = new ArrayList<>();
    private final ComPort port = new ComPort(Rfc2217Style.PLAIN, HIGHEST_BAUD);

    private final Link.Events events = new Link.Events() {
        @Override
        public void opened() {
            lines.add("opened");
        }

        @Override
        public void received(byte[] bytes, int length) {
            received.write(bytes, 0, length);
        }

        @Override
        public void lines(boolean dtr, boolean rts) {
            lines.add((dtr ? "D1" : "D0") + (rts ? "R1" : "R0"));
        }
    };

    @Test
    void optionThatNobodySupportsIsRefusedAndOneInForceIsNotAnsweredAgain() {
        begin(port);
        assertThat(answerTo("fffd01")).isEqualTo("fffc01");
        assertThat(answerTo("fffb18")).isEqualTo("fffe18");
        assertThat(answerTo("fffd00" + "fffb2c"))
                .as("BINARY and COM-PORT were offered")
                .isEmpty();
        assertThat(answerTo("fffd2c")).isEqualTo("fffb2c");
        assertThat(answerTo("fffd2c")).isEmpty();
    }

    @Test
    void rateBeyondThePortIsAnsweredWithTheRateInForce() {
        begin(port);
        assertThat(answerTo("fffa2c01001e8480fff0")).isEqualTo("fffa2c65000e1000fff0");
        assertThat(port.clientBaud()).isEqualTo(HIGHEST_BAUD);
        assertThat(answerTo("fffa2c0100000000fff0")).as("a query").isEqualTo("fffa2c65000e1000fff0");
    }

    @Test
    void linesThatThePcReadsAreToldWhenTheyChangeAndWhenAsked() {
        port.inputs(Set.of(InputLine.DSR), this.sent::writeBytes);
        begin(port);
        assertThat(answerTo("fffb2c")).as("nobody asked for a port yet").isEmpty();
        assertThat(answerTo("fffa2c0504fff0")).isEqualTo("fffa2c6b20fff0" + "fffa2c6906fff0");
        assertThat(told(InputLine.DSR, InputLine.RI)).as("bell begins").isEqualTo("fffa2c6b60fff0");
        assertThat(told(InputLine.DSR)).as("bell ends").isEqualTo("fffa2c6b24fff0");
        assertThat(told(InputLine.CTS)).isEqualTo("fffa2c6b13fff0");
        assertThat(answerTo("fffa2c07fff0")).as("the state alone").isEqualTo("fffa2c6b10fff0");
    }

    @Test
    void linesBeyondTheMaskAreNotTold() {
        begin(port);
        assertThat(answerTo("fffa2c0b20fff0")).isEqualTo("fffa2c6f20fff0");
        assertThat(told(InputLine.CTS)).isEmpty();
        assertThat(told(InputLine.CTS, InputLine.DSR)).isEqualTo("fffa2c6b32fff0");
    }

    private String told(InputLine... active) {
        sent.reset();
        port.inputs(Set.of(active), sent::writeBytes);
        return HexFormat.of().formatHex(sent.toByteArray());
    }

    @Test
    void doubledEscapeInsideASubNegotiationIsOneByte() {
        begin(port);
        assertThat(answerTo("fffa2c01000000fffffff0")).isEqualTo("fffa2c65000000fffffff0");
        assertThat(port.clientBaud()).isEqualTo(0xFF);
        assertThat(answerTo("fffa2c0bfffffff0")).as("modem state mask").isEqualTo("fffa2c6ffffffff0");
    }

    @Test
    void dataKeepsItsEscapesAndItsPlaceBeforeTheRequestThatFollows() {
        begin(port);
        answerTo("c0ffff00" + "fffa2c050bfff0" + "aa");
        assertThat(HexFormat.of().formatHex(received.toByteArray())).isEqualTo("c0ff00aa");
        assertThat(HexFormat.of().formatHex(port.wrap(new byte[] {1, (byte) 0xFF, 2})))
                .isEqualTo("01ffff02");
    }

    @Test
    void everySplitOfTheStreamIsAlike() {
        String stream = "c0ffff01" + "fffd2c" + "fffa2c0100038400fff0" + "fffa2c0508fff0" + "db";
        begin(port);
        String whole = answerTo(stream);
        for (int split = 1; split < stream.length() / 2; split++) {
            received.reset();
            ComPort other = new ComPort(Rfc2217Style.PLAIN, HIGHEST_BAUD);
            begin(other);
            feed(other, stream.substring(0, 2 * split));
            feed(other, stream.substring(2 * split));
            assertThat(HexFormat.of().formatHex(sent.toByteArray()))
                    .as("split %d", split)
                    .isEqualTo(whole);
            assertThat(HexFormat.of().formatHex(received.toByteArray())).isEqualTo("c0ff01db");
        }
    }

    @Test
    void eachLineRequestReachesTheBoardAndIsAcknowledged() {
        begin(port);
        assertThat(answerTo("fffa2c0509fff0")).isEqualTo("fffa2c6909fff0");
        assertThat(answerTo("fffa2c0507fff0")).as("DTR is off").isEqualTo("fffa2c6909fff0");
        answerTo("fffa2c0508fff0" + "fffa2c050cfff0");
        port.end(events);
        assertThat(lines).containsExactly("D1R1", "D0R1", "D1R1", "D1R0", "D0R0");
    }

    @Test
    void espressifsServerRunsTheResetItselfAndAnswersNoLineRequest() {
        ComPort esp = new ComPort(Rfc2217Style.ESP, HIGHEST_BAUD);
        begin(esp);
        lines.clear();
        String classic = "fffa2c0509fff0" + "fffa2c050bfff0" + "fffa2c0508fff0" + "fffa2c050cfff0" + "fffa2c0509fff0";
        feed(esp, classic);
        assertThat(sent.size()).isZero();
        esp.advance(Long.MAX_VALUE - 1, events);
        assertThat(lines).containsExactly("D1R0", "D1R1", "D0R1", "D1R0", "D0R0");
        lines.clear();
        feed(esp, "fffa2c050bfff0" + "fffa2c050cfff0");
        esp.advance(Long.MAX_VALUE - 1, events);
        assertThat(lines).as("a hard reset").containsExactly("D0R1", "D0R0");
    }

    @Test
    void suspendAndWhatNobodyKnowsAreNotAnswered() {
        begin(port);
        assertThat(answerTo("fffa2c08fff0" + "fffa2c63fff0" + "fffa1801fff0" + "fff1" + "fffa2cfff0"))
                .isEmpty();
    }

    private void begin(ComPort with) {
        with.begin(sent::writeBytes, events);
        sent.reset();
    }

    private void feed(ComPort with, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        with.received(bytes, bytes.length, sent::writeBytes, events);
    }

    private String answerTo(String hex) {
        sent.reset();
        feed(port, hex);
        return HexFormat.of().formatHex(sent.toByteArray());
    }
}
