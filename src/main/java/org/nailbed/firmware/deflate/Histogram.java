package org.nailbed.firmware.deflate;

/** How often a piece uses each symbol. */
final class Histogram {
    private static final double LOG2_OF_E = 1 / Math.log(2);

    /** Tried on firmware of several makers; rather too low, for blocks that do not pay are joined again by their exact sizes. */
    private static final int FIXED_HEADER_BITS = 70;

    private static final double HEADER_BITS_PER_SYMBOL = 2.5;

    private final int[] literalsAndLengths = new int[Symbols.LITERALS_AND_LENGTHS];
    private final int[] distances = new int[Symbols.DISTANCES];

    /** Of these tokens, with the end of the block. */
    static Histogram of(Tokens tokens, int from, int to) {
        Histogram histogram = new Histogram();
        for (int i = from; i < to; i++) {
            histogram.count(tokens.at(i));
        }
        histogram.literalsAndLengths[Symbols.END_OF_BLOCK] = 1;
        return histogram;
    }

    private void count(int token) {
        if (Tokens.isLiteral(token)) {
            literalsAndLengths[token]++;
        } else {
            literalsAndLengths[Symbols.ofLength(Tokens.length(token))]++;
            distances[Symbols.ofDistance(Tokens.distance(token))]++;
        }
    }

    /** What lies between two running totals, with the end of the block. */
    static Histogram between(Histogram from, Histogram to) {
        Histogram histogram = new Histogram();
        subtract(to.literalsAndLengths, from.literalsAndLengths, histogram.literalsAndLengths);
        subtract(to.distances, from.distances, histogram.distances);
        histogram.literalsAndLengths[Symbols.END_OF_BLOCK] = 1;
        return histogram;
    }

    private static void subtract(int[] a, int[] b, int[] difference) {
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
    }

    /** A running total after these tokens too; this one stays as it is. */
    Histogram plus(Tokens tokens, int from, int to) {
        Histogram sum = new Histogram();
        System.arraycopy(literalsAndLengths, 0, sum.literalsAndLengths, 0, literalsAndLengths.length);
        System.arraycopy(distances, 0, sum.distances, 0, distances.length);
        for (int i = from; i < to; i++) {
            sum.count(tokens.at(i));
        }
        return sum;
    }

    /** What a block of these symbols takes, to a few bytes: entropy, extra bits and what a usual header takes. */
    double estimatedBits() {
        return FIXED_HEADER_BITS + extraBits() + entropy(literalsAndLengths) + entropy(distances);
    }

    private static double entropy(int[] counts) {
        long sum = 0;
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                sum += count;
                bits += HEADER_BITS_PER_SYMBOL - count * log2(count);
            }
        }
        return sum == 0 ? 0 : bits + sum * log2((double) sum);
    }

    private static double log2(double value) {
        return Math.log(value) * LOG2_OF_E;
    }

    int[] literalsAndLengths() {
        return literalsAndLengths;
    }

    int[] distances() {
        return distances;
    }

    /** The extra bits of all lengths and distances. */
    long extraBits() {
        long bits = 0;
        for (int symbol = Symbols.FIRST_LENGTH; symbol < literalsAndLengths.length; symbol++) {
            bits += (long) literalsAndLengths[symbol] * Symbols.lengthExtraBits(symbol);
        }
        for (int symbol = 0; symbol < distances.length; symbol++) {
            bits += (long) distances[symbol] * Symbols.distanceExtraBits(symbol);
        }
        return bits;
    }
}
