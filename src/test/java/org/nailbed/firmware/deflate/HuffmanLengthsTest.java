package org.nailbed.firmware.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HuffmanLengthsTest {

    @Test
    void aWellKnownAlphabetGetsItsWellKnownLengths() {
        assertThat(HuffmanLengths.of(new int[] {5, 9, 12, 13, 16, 45}, 15)).containsExactly(4, 4, 3, 3, 3, 1);
    }

    @Test
    void countsOfFibonacciAreHeldToTheLimit() {
        int[] fibonacci = new int[24];
        fibonacci[0] = 1;
        fibonacci[1] = 1;
        for (int i = 2; i < fibonacci.length; i++) {
            fibonacci[i] = fibonacci[i - 1] + fibonacci[i - 2];
        }
        byte[] lengths = HuffmanLengths.of(fibonacci, 7);
        assertThat(lengths).doesNotContain((byte) 0);
        assertThat(max(lengths)).isEqualTo(7);
        assertThat(kraft(lengths)).isEqualTo(1);
    }

    @Test
    void noneOneAndTwoUsedSymbolsGetNothingMoreThanOneBit() {
        assertThat(HuffmanLengths.of(new int[] {0, 0, 0}, 7)).containsExactly(0, 0, 0);
        assertThat(HuffmanLengths.of(new int[] {0, 8, 0}, 7)).containsExactly(0, 1, 0);
        assertThat(HuffmanLengths.of(new int[] {3, 0, 900}, 7)).containsExactly(1, 0, 1);
    }

    @Test
    void everyCodeIsCompleteAndRarerSymbolsAreNeverShorter() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int[] counts = random.ints(3 + random.nextInt(280), 0, 1 << random.nextInt(16))
                    .toArray();
            counts[0]++;
            counts[1]++;
            counts[2]++;
            byte[] lengths = HuffmanLengths.of(counts, 15);
            assertThat(kraft(lengths)).as("seed %d", seed).isEqualTo(1);
            for (int i = 1; i < counts.length; i++) {
                boolean ordered = counts[i] == 0 || counts[i - 1] <= counts[i] || lengths[i - 1] <= lengths[i];
                assertThat(ordered).as("seed %d, symbol %d", seed, i).isTrue();
            }
        }
    }

    private static int max(byte[] lengths) {
        int max = 0;
        for (byte length : lengths) {
            max = Math.max(max, length);
        }
        return max;
    }

    private static double kraft(byte[] lengths) {
        double sum = 0;
        for (byte length : lengths) {
            sum += length == 0 ? 0 : Math.pow(2, -length);
        }
        return sum;
    }
}
