package org.nailbed.app.cli.crew;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nailbed.wire.Trace;

class LiveTraceTest {
    /** READ_REG of the chip's magic word and its reply (protocol reference, 1.2). */
    private static final byte[] REQUEST = hex("c0000a0400 00000000 00100040 c0");

    private static final byte[] REPLY = hex("c0010a0400 09000000 00000000 c0");

    private final StringWriter out = new StringWriter();
    private final LiveTrace trace = new LiveTrace("/dev/ttyUSB0", new PrintWriter(out, true));

    @Test
    void aRequestAndItsReplyAreALineEachByName() {
        sent(REQUEST, 0, REQUEST.length);
        trace.recorded(Trace.Kind.RECEIVED, REPLY, 0, REPLY.length);
        assertThat(lines())
                .containsExactly(
                        "/dev/ttyUSB0  > READ_REG  4 bytes: 00 10 00 40",
                        "/dev/ttyUSB0  < READ_REG  value 00000009  4 bytes: 00 00 00 00");
    }

    @Test
    void aRequestSentInPiecesIsOneLine() {
        for (int split = 1; split < REQUEST.length; split++) {
            out.getBuffer().setLength(0);
            sent(REQUEST, 0, split);
            sent(REQUEST, split, REQUEST.length - split);
            assertThat(lines()).as("split at %d", split).hasSize(1).allMatch(line -> line.contains("> READ_REG"));
        }
    }

    @Test
    void whatIsNoFrameIsShownAsItComes() {
        byte[] text = "ESP-ROM".getBytes(StandardCharsets.US_ASCII);
        trace.recorded(Trace.Kind.RECEIVED, text, 0, text.length);
        byte[] note = "921600 baud".getBytes(StandardCharsets.UTF_8);
        trace.recorded(Trace.Kind.NOTE, note, 0, note.length);
        assertThat(lines())
                .containsExactly(
                        "/dev/ttyUSB0  < 7 bytes, part of a frame or text: 45 53 50 2d 52 4f 4d",
                        "/dev/ttyUSB0  - 921600 baud");
    }

    private void sent(byte[] bytes, int offset, int length) {
        trace.recorded(Trace.Kind.SENT, bytes, offset, length);
    }

    /** Without the time. */
    private List<String> lines() {
        return out.toString().lines().map(line -> line.substring(12)).toList();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
