package org.nailbed.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** How a trace is shown to people. */
final class TraceText {
    private static final int BYTES_PER_LINE = 32;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final String CONTINUED = " ".repeat(16);

    /** @param totalBytes of the chunk, which may be more than were kept */
    record Line(double seconds, Trace.Kind kind, int totalBytes) {}

    private TraceText() {}

    /** @param headBytes how many of {@code kept} stood at the chunk's head when the chunk was not kept whole */
    static void append(StringBuilder out, Line line, byte[] kept, int headBytes) {
        out.append(String.format(
                Locale.ROOT, "%12.6f %s ", line.seconds(), line.kind().sign()));
        if (line.kind() == Trace.Kind.NOTE) {
            out.append(new String(kept, StandardCharsets.UTF_8)).append('\n');
            return;
        }
        out.append(line.totalBytes()).append(" bytes\n");
        int leftOut = line.totalBytes() - kept.length;
        int head = leftOut == 0 ? kept.length : headBytes;
        appendHex(out, kept, 0, head);
        if (leftOut > 0) {
            out.append(CONTINUED).append("… ").append(leftOut).append(" bytes left out …\n");
            appendHex(out, kept, head, kept.length);
        }
    }

    private static void appendHex(StringBuilder out, byte[] bytes, int from, int to) {
        for (int at = from; at < to; at += BYTES_PER_LINE) {
            byte[] part = Arrays.copyOfRange(bytes, at, Math.min(to, at + BYTES_PER_LINE));
            String hex = HEX.formatHex(part);
            out.append(CONTINUED)
                    .append(hex)
                    .append(" ".repeat(3 * BYTES_PER_LINE - hex.length()))
                    .append(printable(part))
                    .append('\n');
        }
    }

    private static String printable(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        for (byte value : bytes) {
            text.append(value >= 0x20 && value < 0x7F ? (char) value : '.');
        }
        return text.toString();
    }
}
