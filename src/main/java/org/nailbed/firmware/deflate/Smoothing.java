package org.nailbed.firmware.deflate;

/**
 * Evens out counts of neighbouring symbols that differ little: their codes become equally long, which makes the data a little
 * longer and the header, which tells repeated lengths at once, a good deal shorter.
 */
final class Smoothing {
    /** Fewer cannot be told as a repetition. */
    private static final int SHORTEST_RUN = 4;

    private Smoothing() {}

    /** @param tolerance how far a count may lie from the mean of its run, as a share of the mean */
    static int[] of(int[] counts, double tolerance) {
        int[] smoothed = counts.clone();
        if (tolerance == 0) {
            return smoothed;
        }
        int from = 0;
        while (from < counts.length) {
            int to = endOfRun(counts, from, tolerance);
            if (to - from >= SHORTEST_RUN) {
                fill(smoothed, from, to);
            }
            from = to;
        }
        return smoothed;
    }

    private static int endOfRun(int[] counts, int from, double tolerance) {
        long sum = counts[from];
        int to = from + 1;
        while (to < counts.length && belongs(counts[to], (double) sum / (to - from), tolerance)) {
            sum += counts[to++];
        }
        return to;
    }

    /** Zero stays with zero: a symbol without a code costs nothing. */
    private static boolean belongs(int count, double mean, double tolerance) {
        if (count == 0 || mean == 0) {
            return count == 0 && mean == 0;
        }
        return Math.abs(count - mean) <= Math.max(1, mean * tolerance);
    }

    private static void fill(int[] counts, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += counts[i];
        }
        int mean = (int) (sum / (to - from));
        for (int i = from; i < to; i++) {
            counts[i] = sum == 0 ? 0 : Math.max(1, mean);
        }
    }
}
