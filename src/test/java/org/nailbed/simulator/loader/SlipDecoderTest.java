package org.nailbed.simulator.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of protocol reference, 1.1. */
class SlipDecoderTest {

    @Test
    void romDropsBytesBeforeTheFirstDelimiterAndSkipsEmptyFrames() {
        assertThat(decode(new RomSlip(), "1122c0c0c0aac0c0bbc0")).containsExactly("aa", "bb");
    }

    @Test
    void romLosesASecondFrameThatSharesADelimiter() {
        assertThat(decode(new RomSlip(), "c0aac0bbc0ccc0")).containsExactly("aa", "cc");
    }

    @Test
    void romTakesTheSecondByteOfAnUnknownEscapeAsItIs() {
        assertThat(decode(new RomSlip(), "c0db11dbdcdbddc0")).containsExactly("11c0db");
    }

    @Test
    void romDropsWhatIsBeyondItsBuffer() {
        String tooLong = "c0" + "11".repeat(RomSlip.BUFFER_BYTES + 5) + "c0";
        assertThat(decode(new RomSlip(), tooLong)).containsExactly("11".repeat(RomSlip.BUFFER_BYTES));
    }

    @Test
    void stubTakesEveryDelimiterForATurn() {
        assertThat(decode(new StubSlip(), "c0aac0" + "c0bbc0")).containsExactly("aa", "bb");
        assertThat(decode(new StubSlip(), "c0c0" + "c0aac0")).containsExactly("aa");
        assertThat(decode(new StubSlip(), "c0" + "c0aac0" + "c0bbc0" + "c0" + "c0ccc0"))
                .containsExactly("cc");
    }

    @Test
    void stubLosesTheFrameAfterAnUnknownEscapeToo() {
        assertThat(decode(new StubSlip(), "c0db11c0" + "c0aac0" + "c0bbc0")).containsExactly("bb");
    }

    @Test
    void stubDropsAFrameBiggerThanItsBuffer() {
        String tooLong = "c0" + "11".repeat(StubSlip.BUFFER_BYTES + 1) + "c0";
        assertThat(decode(new StubSlip(), tooLong + "c0aac0")).containsExactly("aa");
    }

    @Test
    void everySplitGivesTheSameFrames() {
        byte[] stream = HexFormat.of().parseHex("77c0aadbdcbbdbddc0c0c0c001c0dbdbc0");
        List<String> romWhole = decode(new RomSlip(), stream, stream.length);
        List<String> stubWhole = decode(new StubSlip(), stream, stream.length);
        for (int size = 1; size < stream.length; size++) {
            assertThat(decode(new RomSlip(), stream, size))
                    .as("ROM, pieces of %d", size)
                    .isEqualTo(romWhole);
            assertThat(decode(new StubSlip(), stream, size))
                    .as("stub, pieces of %d", size)
                    .isEqualTo(stubWhole);
        }
    }

    private static List<String> decode(SlipDecoder decoder, String hex) {
        byte[] stream = HexFormat.of().parseHex(hex);
        return decode(decoder, stream, stream.length);
    }

    private static List<String> decode(SlipDecoder decoder, byte[] stream, int pieceSize) {
        List<String> frames = new ArrayList<>();
        for (int at = 0; at < stream.length; at += pieceSize) {
            int length = Math.min(pieceSize, stream.length - at);
            decoder.feed(
                    stream,
                    at,
                    length,
                    (bytes, size) -> frames.add(HexFormat.of().formatHex(Arrays.copyOf(bytes, size))));
        }
        return frames;
    }
}
