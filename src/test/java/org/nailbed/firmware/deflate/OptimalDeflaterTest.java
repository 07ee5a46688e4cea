package org.nailbed.firmware.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimalDeflaterTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 257, 258, 259, 260, 516, 517, 65_535, 65_536})
    void aRunOfOneByteComesBackWhole(int length) throws DataFormatException {
        byte[] data = new byte[length];
        Arrays.fill(data, (byte) 0xFF);
        assertThat(Inflated.of(OptimalDeflater.zlib(data))).isEqualTo(data);
    }

    @Test
    void anythingComesBackWhole() throws DataFormatException {
        for (long seed = 0; seed < 25; seed++) {
            byte[] data = Patchwork.of(new Random(seed), 1 + new Random(seed).nextInt(4_000));
            assertThat(Inflated.of(OptimalDeflater.zlib(data)))
                    .as("seed %d", seed)
                    .isEqualTo(data);
        }
    }

    @Test
    void isNeverLargerThanZlibsBestAndClearlySmallerOnWhatIsLikeFirmware() {
        for (long seed = 0; seed < 2; seed++) {
            byte[] data = Patchwork.of(new Random(seed), 60_000);
            int ours = OptimalDeflater.zlib(data).length;
            assertThat(ours).as("seed %d", seed).isLessThan((int) (0.99 * zlib9(data).length));
        }
    }

    @Test
    void noiseCostsOnlyTheHeadersOfStoredBlocks() throws DataFormatException {
        byte[] noise = new byte[70_000];
        new Random(7).nextBytes(noise);
        byte[] stream = OptimalDeflater.zlib(noise);
        assertThat(stream.length).isBetween(noise.length, noise.length + 64);
        assertThat(Inflated.of(stream)).isEqualTo(noise);
    }

    @Test
    void aMatchReachesBackOverTheWholeWindowAndNoFurther() throws DataFormatException {
        byte[] phrase = "a phrase that stands nowhere else in this data".getBytes(StandardCharsets.US_ASCII);
        Random random = new Random(1);
        for (int gap : new int[] {32_768, 32_769}) {
            byte[] data = new byte[gap + phrase.length];
            for (int i = 0; i < gap; i++) {
                data[i] = (byte) random.nextInt(0x80, 0x100);
            }
            System.arraycopy(phrase, 0, data, 0, phrase.length);
            System.arraycopy(phrase, 0, data, gap, phrase.length);
            assertThat(MatchFinder.in(data).longest(gap))
                    .as("gap %d", gap)
                    .isEqualTo(gap == 32_768 ? Tokens.match(phrase.length, gap) : 0);
            assertThat(Inflated.of(OptimalDeflater.zlib(data)))
                    .as("gap %d", gap)
                    .isEqualTo(data);
        }
    }

    @Test
    void theSameDataGivesTheSameStream() {
        byte[] data = Patchwork.of(new Random(3), 30_000);
        assertThat(OptimalDeflater.zlib(data)).isEqualTo(OptimalDeflater.zlib(data));
    }

    @Test
    void anInterruptedOneIsLargerButWhole() throws DataFormatException {
        byte[] data = Patchwork.of(new Random(4), 30_000);
        Thread.currentThread().interrupt();
        byte[] stream = OptimalDeflater.zlib(data);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Inflated.of(stream)).isEqualTo(data);
    }

    private static byte[] zlib9(byte[] data) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(data);
        deflater.finish();
        byte[] out = new byte[data.length * 2 + 64];
        int length = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, length);
    }
}
