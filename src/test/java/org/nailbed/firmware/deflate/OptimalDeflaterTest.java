package org.nailbed.firmware.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimalDeflaterTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 257, 258, 259, 260, 516, 517, 65_535, 65_536})
    void aRunOfOneByteComesBackWhole(int length) throws DataFormatException {
        byte[] data = new byte[length];
        Arrays.fill(data, (byte) 0xFF);
        assertThat(inflate(OptimalDeflater.zlib(data))).isEqualTo(data);
    }

    @Test
    void anythingComesBackWhole() throws DataFormatException {
        for (long seed = 0; seed < 25; seed++) {
            byte[] data = patchwork(new Random(seed), 1 + new Random(seed).nextInt(4_000));
            assertThat(inflate(OptimalDeflater.zlib(data))).as("seed %d", seed).isEqualTo(data);
        }
    }

    @Test
    void isNeverLargerThanZlibsBestAndClearlySmallerOnWhatIsLikeFirmware() {
        for (long seed = 0; seed < 2; seed++) {
            byte[] data = patchwork(new Random(seed), 60_000);
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
        assertThat(inflate(stream)).isEqualTo(noise);
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
            assertThat(inflate(OptimalDeflater.zlib(data))).as("gap %d", gap).isEqualTo(data);
        }
    }

    @Test
    void theSameDataGivesTheSameStream() {
        byte[] data = patchwork(new Random(3), 30_000);
        assertThat(OptimalDeflater.zlib(data)).isEqualTo(OptimalDeflater.zlib(data));
    }

    @Test
    void anInterruptedOneIsLargerButWhole() throws DataFormatException {
        byte[] data = patchwork(new Random(4), 30_000);
        Thread.currentThread().interrupt();
        byte[] stream = OptimalDeflater.zlib(data);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(inflate(stream)).isEqualTo(data);
    }

    /** Words, tables, noise, filling and repetitions of what went before, as firmware is made of. */
    static byte[] patchwork(Random random, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (out.size() < length) {
            switch (random.nextInt(5)) {
                case 0 -> out.writeBytes(new byte[random.nextInt(600)]);
                case 1 -> random.ints(random.nextInt(60), 0, 256).forEach(out::write);
                case 2 -> random.ints(random.nextInt(300), 'a', 'j').forEach(out::write);
                case 3 -> table(random, out);
                default -> again(random, out);
            }
        }
        return Arrays.copyOf(out.toByteArray(), length);
    }

    private static void table(Random random, ByteArrayOutputStream out) {
        int base = random.nextInt();
        for (int i = 0; i < random.nextInt(80); i++) {
            int word = base + random.nextInt(64) * 4;
            for (int shift = 0; shift < 32; shift += 8) {
                out.write(word >>> shift);
            }
        }
    }

    private static void again(Random random, ByteArrayOutputStream out) {
        byte[] before = out.toByteArray();
        int from = before.length == 0 ? 0 : random.nextInt(before.length);
        out.write(before, from, Math.min(random.nextInt(700), before.length - from));
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

    /** By an inflater that is not ours; refuses anything after the stream. */
    static byte[] inflate(byte[] stream) throws DataFormatException {
        Inflater inflater = new Inflater();
        inflater.setInput(stream);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = new byte[8_192];
        while (!inflater.finished()) {
            int length = inflater.inflate(piece);
            assertThat(length > 0 || inflater.finished()).as("goes on").isTrue();
            out.write(piece, 0, length);
        }
        assertThat(inflater.getRemaining()).isZero();
        inflater.end();
        return out.toByteArray();
    }
}
