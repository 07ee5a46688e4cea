package org.nailbed.app.cli.crew;

import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.nailbed.flash.espressif.loader.Opcode;
import org.nailbed.wire.Trace;
import org.nailbed.wire.slip.SlipDecoder;

/**
 * Prints what goes over one port: a line for each request and reply of a loader, by name (protocol reference, 1.2), and for what
 * else is heard.
 */
final class LiveTrace implements Trace.Listener {
    private static final int HEADER_BYTES = 8;
    private static final int SHOWN_BYTES = 24;
    private static final int LARGEST_FRAME_BYTES = 1 << 17;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private final String address;
    private final PrintWriter out;
    private final long startNanos = System.nanoTime();
    private final SlipDecoder sent = new SlipDecoder(LARGEST_FRAME_BYTES);
    private final SlipDecoder received = new SlipDecoder(LARGEST_FRAME_BYTES);

    LiveTrace(String address, PrintWriter out) {
        this.address = address;
        this.out = out;
    }

    @Override
    public void recorded(Trace.Kind kind, byte[] bytes, int offset, int length) {
        switch (kind) {
            case NOTE -> print('-', new String(bytes, offset, length, StandardCharsets.UTF_8));
            case SENT -> printFrames('>', sent, bytes, offset, length);
            case RECEIVED -> printFrames('<', received, bytes, offset, length);
        }
    }

    private void printFrames(char sign, SlipDecoder decoder, byte[] bytes, int offset, int length) {
        decoder.feed(bytes, offset, length);
        boolean framed = false;
        for (Optional<byte[]> frame = decoder.next(); frame.isPresent(); frame = decoder.next()) {
            print(sign, frameText(frame.get()));
            framed = true;
        }
        if (!framed && sign == '<') {
            print(sign, length + " bytes, part of a frame or text: " + shown(bytes, offset, length));
        }
    }

    /** Direction, opcode and size open every frame; a reply's value follows, then its data and status. */
    private static String frameText(byte[] frame) {
        boolean request = frame[0] == 0;
        if (frame.length < HEADER_BYTES || frame[0] < 0 || frame[0] > 1) {
            return frame.length + " bytes: " + shown(frame, 0, frame.length);
        }
        int code = frame[1] & 0xFF;
        String name = Opcode.of(code)
                .map(Enum::name)
                .orElse("opcode " + HexFormat.of().toHexDigits((byte) code));
        int value = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
        int bodyBytes = frame.length - HEADER_BYTES;
        return name
                + (request ? "" : String.format(Locale.ROOT, "  value %08x", value))
                + (bodyBytes == 0 ? "" : "  " + bodyBytes + " bytes: " + shown(frame, HEADER_BYTES, bodyBytes));
    }

    private static String shown(byte[] bytes, int offset, int length) {
        String hex = HEX.formatHex(bytes, offset, offset + Math.min(length, SHOWN_BYTES));
        return length > SHOWN_BYTES ? hex + " …" : hex;
    }

    /** One call, so that the lines of many boards do not mix. */
    private void print(char sign, String text) {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        out.println(String.format(Locale.ROOT, "%10.4f  %s  %c %s", seconds, address, sign, text));
    }
}
