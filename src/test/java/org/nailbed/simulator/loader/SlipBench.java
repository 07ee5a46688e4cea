package org.nailbed.simulator.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/** Feeds a decoder, in whatever pieces, and collects its frames as hex. */
public final class SlipBench {
    private SlipBench() {}

    public static List<String> decode(SlipDecoder decoder, String hex) {
        byte[] stream = HexFormat.of().parseHex(hex);
        return decode(decoder, stream, stream.length);
    }

    public static void assertEverySplitIsAlike(Supplier<SlipDecoder> decoders, String hex) {
        byte[] stream = HexFormat.of().parseHex(hex);
        List<String> whole = decode(decoders.get(), stream, stream.length);
        for (int size = 1; size < stream.length; size++) {
            assertThat(decode(decoders.get(), stream, size))
                    .as("pieces of %d", size)
                    .isEqualTo(whole);
        }
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
