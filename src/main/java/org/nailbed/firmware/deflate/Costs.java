package org.nailbed.firmware.deflate;

/** What each literal, length and distance is expected to cost, in bits; from how often a first attempt used them. */
final class Costs {
    private final float[] literals = new float[256];
    private final float[] lengths = new float[Symbols.LONGEST_MATCH + 1];
    private final float[] distances = new float[Symbols.DISTANCES];

    private Costs() {}

    static Costs of(Histogram histogram) {
        Costs costs = new Costs();
        float[] symbols = entropy(histogram.literalsAndLengths());
        System.arraycopy(symbols, 0, costs.literals, 0, costs.literals.length);
        for (int length = Symbols.SHORTEST_MATCH; length <= Symbols.LONGEST_MATCH; length++) {
            int symbol = Symbols.ofLength(length);
            costs.lengths[length] = symbols[symbol] + Symbols.lengthExtraBits(symbol);
        }
        float[] far = entropy(histogram.distances());
        for (int symbol = 0; symbol < far.length; symbol++) {
            costs.distances[symbol] = far[symbol] + Symbols.distanceExtraBits(symbol);
        }
        return costs;
    }

    /** A symbol that was never used counts as one that was used once. */
    private static float[] entropy(int[] counts) {
        long sum = 0;
        for (int count : counts) {
            sum += count;
        }
        double log2OfSum = log2((double) Math.max(1, sum));
        float[] bits = new float[counts.length];
        for (int symbol = 0; symbol < counts.length; symbol++) {
            bits[symbol] = (float) (log2OfSum - log2(Math.max(1, counts[symbol])));
        }
        return bits;
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    /** By byte. */
    float[] literals() {
        return literals;
    }

    /** By length, extra bits included. */
    float[] lengths() {
        return lengths;
    }

    /** By distance symbol, extra bits included. */
    float[] distances() {
        return distances;
    }
}
