package org.nailbed.wire.slip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlipTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final int MAX = 64;

    @ParameterizedTest
    @CsvSource({
        // protocol reference, 1.1: C0 becomes DB DC, DB becomes DB DD, one C0 at each end
        "'',         c0c0",
        "01,         c001c0",
        "c0,         c0dbdcc0",
        "db,         c0dbddc0",
        "dbdcc0dd,   c0dbdddcdbdcddc0"
    })
    void escapesAndDelimits(String payload, String frame) {
        assertThat(HEX.formatHex(Slip.encode(HEX.parseHex(payload)))).isEqualTo(frame);
    }

    @Test
    void aPartOfAnArrayIsEncodedAlone() {
        assertThat(Slip.encode(HEX.parseHex("ffc001ff"), 1, 2)).isEqualTo(HEX.parseHex("c0dbdc01c0"));
    }

    @ParameterizedTest
    @CsvSource({
        "c001dbdc02c0,                    01c002",
        "c001dbdd02c0,                    01db02",
        "c0c0c001c0c0c0,                  01",
        "c001c0c002c0,                    01 02",
        // a shared delimiter: the second run is no text
        "c001c002c0,                      01 02",
        "6574730d0ac001c06f6bc002c0,      01 02",
        // a stray delimiter, then text, then a frame
        "c06574730d0ac001c0,              6574730d0a 01",
        // cut short, then a whole one
        "c0010203c00108c0c00109c0,        010203 0108 0109",
        // wrong escapes: the frame is dropped, the next is not
        "c001db00c0c002c0,                02",
        "c001dbc0c002c0,                  02"
    })
    void findsFramesInAnySplit(String stream, String expected) {
        byte[] bytes = HEX.parseHex(stream);
        for (int first = 0; first <= bytes.length; first++) {
            for (int second = first; second <= bytes.length; second++) {
                SlipDecoder decoder = new SlipDecoder(MAX);
                decoder.feed(bytes, 0, first);
                decoder.feed(bytes, first, second - first);
                decoder.feed(bytes, second, bytes.length - second);
                assertThat(String.join(" ", hex(drain(decoder))))
                        .as("split at %d and %d", first, second)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void textBetweenFramesIsHeard() {
        SlipDecoder decoder = fed("ets Jul 29 2019\r\n".getBytes(UTF_8));
        assertThat(decoder.textHeard()).isEqualTo("ets Jul 29 2019\r\n");
        feed(decoder, HEX.parseHex("c00102c0"));
        feed(decoder, "rst:0x1".getBytes(UTF_8));
        assertThat(decoder.textHeard()).isEqualTo("ets Jul 29 2019\r\nrst:0x1");
        assertThat(hex(drain(decoder))).containsExactly("0102");
    }

    @Test
    void textAfterAStrayDelimiterIsHeardWhileNoFrameEnds() {
        assertThat(fed(new byte[] {(byte) 0xC0, 'i', 'n', 'v'}).textHeard()).isEqualTo("inv");
    }

    @Test
    void endlessTextKeepsItsTailOnly() {
        SlipDecoder decoder = new SlipDecoder(MAX);
        for (int i = 0; i < 100_000; i++) {
            feed(decoder, String.format("%06d ", i).getBytes(UTF_8));
        }
        assertThat(decoder.textHeard()).hasSizeLessThanOrEqualTo(4096).endsWith("099998 099999 ");
    }

    @Test
    void oversizedFrameIsDroppedAndTheNextIsNot() {
        SlipDecoder decoder = fed(Slip.encode(new byte[MAX + 1]));
        feed(decoder, Slip.encode(new byte[10 * MAX]));
        feed(decoder, Slip.encode(new byte[MAX]));
        assertThat(drain(decoder)).containsExactly(new byte[MAX]);
        assertThat(decoder.droppedFrames()).isEqualTo(2);
    }

    @Test
    void aFullFrameOfEscapesFits() {
        byte[] worst = new byte[MAX];
        Arrays.fill(worst, (byte) 0xC0);
        assertThat(drain(fed(Slip.encode(worst)))).containsExactly(worst);
    }

    @Test
    void resetForgetsAHalfReadFrame() {
        SlipDecoder decoder = fed(HEX.parseHex("c00102"));
        decoder.reset();
        feed(decoder, HEX.parseHex("c003c0"));
        assertThat(hex(drain(decoder))).containsExactly("03");
        assertThat(decoder.textHeard()).isEmpty();
    }

    @Test
    void everyFrameComesThroughInRandomPieces() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<byte[]> sent = new ArrayList<>();
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            for (int i = 0; i < 20; i++) {
                byte[] payload = payload(random);
                sent.add(payload);
                stream.writeBytes(Slip.encode(payload));
            }
            assertThat(drain(fedInPieces(stream.toByteArray(), random)))
                    .as("seed %d", seed)
                    .usingElementComparator(Arrays::compare)
                    .containsExactlyElementsOf(sent);
        }
    }

    @Test
    void garbageCostsOneFrameAtMost() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 1000; round++) {
            byte[] garbage = new byte[random.nextInt(300)];
            random.nextBytes(garbage);
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            stream.writeBytes(garbage);
            byte[] lost = payload(random);
            byte[] kept = payload(random);
            stream.writeBytes(Slip.encode(lost));
            stream.writeBytes(Slip.encode(kept));
            List<byte[]> frames = drain(fedInPieces(stream.toByteArray(), random));
            assertThat(frames).as("seed %d", seed).isNotEmpty();
            assertThat(frames.get(frames.size() - 1)).as("seed %d", seed).isEqualTo(kept);
        }
    }

    private static byte[] payload(Random random) {
        byte[] payload = new byte[1 + random.nextInt(MAX)];
        random.nextBytes(payload);
        payload[0] = 1;
        return payload;
    }

    private static SlipDecoder fedInPieces(byte[] stream, Random random) {
        SlipDecoder decoder = new SlipDecoder(MAX);
        int at = 0;
        while (at < stream.length) {
            int length = Math.min(stream.length - at, 1 + random.nextInt(40));
            decoder.feed(stream, at, length);
            at += length;
        }
        return decoder;
    }

    private static SlipDecoder fed(byte[] bytes) {
        SlipDecoder decoder = new SlipDecoder(MAX);
        feed(decoder, bytes);
        return decoder;
    }

    private static void feed(SlipDecoder decoder, byte[] bytes) {
        decoder.feed(bytes, 0, bytes.length);
    }

    private static List<byte[]> drain(SlipDecoder decoder) {
        List<byte[]> frames = new ArrayList<>();
        for (Optional<byte[]> frame = decoder.next(); frame.isPresent(); frame = decoder.next()) {
            frames.add(frame.get());
        }
        return frames;
    }

    private static List<String> hex(List<byte[]> frames) {
        return frames.stream().map(HEX::formatHex).toList();
    }
}
