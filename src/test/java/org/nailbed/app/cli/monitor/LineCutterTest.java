package org.nailbed.app.cli.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineCutterTest {
    private final LineCutter cutter = new LineCutter();

    @Test
    void linesAreTheSameInWhateverPiecesTheyCome() {
        byte[] log = "ESP-ROM\r\nstart: 20 °C\r\n\r\n>".getBytes(StandardCharsets.UTF_8);
        for (int split = 0; split <= log.length; split++) {
            LineCutter fresh = new LineCutter();
            List<String> lines = new ArrayList<>(fresh.feed(log, split));
            byte[] rest = Arrays.copyOfRange(log, split, log.length);
            lines.addAll(fresh.feed(rest, rest.length));
            assertThat(lines).as("split at %d", split).containsExactly("ESP-ROM", "start: 20 °C", "");
            assertThat(fresh.holdsPart()).isTrue();
            assertThat(fresh.end()).isEqualTo(">");
        }
    }

    @Test
    void whatNeverEndsItsLineIsShownInPieces() {
        byte[] noise = new byte[10_000];
        Arrays.fill(noise, (byte) 'x');
        assertThat(cutter.feed(noise, noise.length))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).hasSize(4096));
    }

    @Test
    void controlCharactersThatWouldUpsetATerminalAreLeftOut() {
        byte[] line = "a\0b\u0007c\u001B[0md\te\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(cutter.feed(line, line.length)).containsExactly("abc\u001B[0md\te");
    }
}
