package org.nailbed.app.cli.monitor;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts what a board prints into lines, whatever pieces it comes in. */
final class LineCutter {
    /** Of a board that never ends its line: an unanswered loader, a wrong baud. */
    private static final int LONGEST_LINE_BYTES = 4096;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** The lines that these bytes end; undecodable bytes replaced, control characters but tab and escape left out. */
    List<String> feed(byte[] bytes, int length) {
        List<String> ended = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n' || line.size() >= LONGEST_LINE_BYTES) {
                ended.add(end());
            }
            if (bytes[i] != '\n' && bytes[i] != '\r' && isShown(bytes[i])) {
                line.write(bytes[i]);
            }
        }
        return ended;
    }

    boolean holdsPart() {
        return line.size() > 0;
    }

    /** What there is of a line that was not ended. */
    String end() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        return text;
    }

    private static boolean isShown(byte value) {
        return value < 0 || value >= ' ' || value == '\t' || value == 0x1B;
    }
}
