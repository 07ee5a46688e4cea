package org.nailbed.firmware.deflate;

import java.util.ArrayList;
import java.util.List;

/** Finds where a new block with new codes saves more than its header costs. */
final class BlockSplitter {
    /** Shorter blocks never pay. */
    private static final int SMALLEST_BLOCK_TOKENS = 96;

    /** A running total is kept every so many tokens. */
    private static final int STRIDE = 256;

    /** How many places are tried in a piece, before the surroundings of the best one are. */
    private static final int PLACES = 24;

    private final Tokens tokens;
    private final Histogram[] totals;

    BlockSplitter(Tokens tokens) {
        this.tokens = tokens;
        totals = new Histogram[tokens.count() / STRIDE + 1];
        totals[0] = new Histogram();
        for (int i = 1; i < totals.length; i++) {
            totals[i] = totals[i - 1].plus(tokens, (i - 1) * STRIDE, i * STRIDE);
        }
    }

    /** @return where blocks begin, in tokens; the first is 0 */
    List<Integer> starts() {
        List<Integer> starts = new ArrayList<>();
        starts.add(0);
        split(0, tokens.count(), starts);
        joinNeighbours(starts);
        return starts;
    }

    private void split(int from, int to, List<Integer> starts) {
        if (to - from < 2 * SMALLEST_BLOCK_TOKENS) {
            return;
        }
        int best = bestPlace(from, to);
        if (bits(from, best) + bits(best, to) < bits(from, to)) {
            split(from, best, starts);
            starts.add(best);
            split(best, to, starts);
        }
    }

    private int bestPlace(int from, int to) {
        int low = from + SMALLEST_BLOCK_TOKENS;
        int high = to - SMALLEST_BLOCK_TOKENS;
        int best = low;
        double bestBits = Double.MAX_VALUE;
        while (true) {
            int step = Math.max(1, (high - low) / PLACES);
            for (int place = low; place <= high; place += step) {
                double bits = bits(from, place) + bits(place, to);
                if (bits < bestBits) {
                    bestBits = bits;
                    best = place;
                }
            }
            if (step <= PLACES) {
                return best;
            }
            low = Math.max(from + SMALLEST_BLOCK_TOKENS, best - step);
            high = Math.min(to - SMALLEST_BLOCK_TOKENS, best + step);
        }
    }

    /** The estimate errs by some bytes, and a piece may have been cut off before its other neighbour was known. */
    private void joinNeighbours(List<Integer> starts) {
        List<Long> sizes = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            sizes.add(exactBits(starts.get(i), end(starts, i)));
        }
        int i = 1;
        while (i < starts.size()) {
            long joined = exactBits(starts.get(i - 1), end(starts, i));
            if (joined <= sizes.get(i - 1) + sizes.get(i)) {
                starts.remove(i);
                sizes.remove(i);
                sizes.set(i - 1, joined);
                i = Math.max(1, i - 1);
            } else {
                i++;
            }
        }
    }

    private int end(List<Integer> starts, int block) {
        return block + 1 < starts.size() ? starts.get(block + 1) : tokens.count();
    }

    private long exactBits(int from, int to) {
        return BlockCode.of(Histogram.between(total(from), total(to))).sizeBits();
    }

    private double bits(int from, int to) {
        return Histogram.between(total(from), total(to)).estimatedBits();
    }

    private Histogram total(int upTo) {
        int kept = upTo / STRIDE;
        return upTo % STRIDE == 0 ? totals[kept] : totals[kept].plus(tokens, kept * STRIDE, upTo);
    }
}
