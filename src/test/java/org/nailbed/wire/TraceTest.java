package org.nailbed.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TraceTest {
    private final HandTicker ticker = new HandTicker();
    private final Trace trace = new Trace(ticker);

    @Test
    void showsTimeDirectionHexAndText() {
        ticker.turn(Duration.ofMillis(1500));
        record(Trace.Kind.SENT, new byte[] {(byte) 0xC0, 'h', 'i', 0});
        ticker.turn(Duration.ofNanos(2_000));
        record(Trace.Kind.RECEIVED, "ok".getBytes(US_ASCII));
        trace.note("lines RTS");
        assertThat(trace.dump().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("    1.500000 > 4 bytes"),
                        line -> assertThat(line).matches(" {16}c0 68 69 00 +\\.hi\\."),
                        line -> assertThat(line).isEqualTo("    1.500002 < 2 bytes"),
                        line -> assertThat(line).matches(" {16}6f 6b +ok"),
                        line -> assertThat(line).isEqualTo("    1.500002 - lines RTS"));
    }

    @Test
    void ofSecretsOnlyTheSizeIsKeptAndTold() {
        StringBuilder told = new StringBuilder();
        trace.follow((kind, bytes, offset, length) -> told.append(new String(bytes, offset, length, US_ASCII)));
        try (Trace.Concealment secret = trace.conceal()) {
            assertThat(secret).isNotNull();
            record(Trace.Kind.SENT, "key 1234".getBytes(US_ASCII));
            record(Trace.Kind.RECEIVED, "1234 it is".getBytes(US_ASCII));
        }
        record(Trace.Kind.SENT, "go on".getBytes(US_ASCII));

        assertThat(trace.dump())
                .contains("- sent 8 bytes, which are secret", "- received 10 bytes, which are secret", "go on")
                .doesNotContain("1234", "31 32 33 34");
        assertThat(told).contains("go on").doesNotContain("1234");
    }

    @Test
    void aLongChunkKeepsHeadAndTailAndSaysHowMuchIsLeftOut() {
        byte[] chunk = new byte[16_394];
        IntStream.range(0, chunk.length).forEach(i -> chunk[i] = (byte) (i < 8000 ? 0x11 : 0x22));
        record(Trace.Kind.SENT, chunk);
        assertThat(trace.dump()).contains("> 16394 bytes\n", "… 16074 bytes left out …\n", "11 11", "22 22");
    }

    @Test
    void aChunkAtTheLimitIsKeptWhole() {
        record(Trace.Kind.SENT, new byte[Trace.WHOLE_BYTES]);
        assertThat(trace.dump()).doesNotContain("left out").hasLineCount(1 + Trace.WHOLE_BYTES / 32);
    }

    @Test
    void theOldestIsDroppedAndTheNewestIsKeptWhole() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            record(Trace.Kind.RECEIVED, new byte[1 + random.nextInt(700)]);
        }
        record(Trace.Kind.RECEIVED, "the end".getBytes(US_ASCII));
        assertThat(trace.dump())
                .as("seed %d", seed)
                .containsPattern("^\\(\\d+ older lines dropped\\)\n")
                .endsWith("the end\n")
                .hasSizeLessThan(2_000_000);
    }

    @Test
    void aBoardThatSendsByteByByteDoesNotGrowIt() {
        for (int i = 0; i < 100_000; i++) {
            record(Trace.Kind.RECEIVED, new byte[] {'x'});
        }
        assertThat(trace.dump()).hasLineCount(1 + 2 * 8192).startsWith("(91808 older lines dropped)\n");
    }

    @Test
    void recordingKeepsNoReferenceToTheBytes() {
        byte[] bytes = "before".getBytes(US_ASCII);
        record(Trace.Kind.SENT, bytes);
        bytes[0] = 'X';
        assertThat(trace.dump()).contains("before");
    }

    private void record(Trace.Kind kind, byte[] bytes) {
        trace.record(kind, bytes, 0, bytes.length);
    }
}
