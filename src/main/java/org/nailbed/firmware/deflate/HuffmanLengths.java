package org.nailbed.firmware.deflate;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Code lengths of a prefix code that is the best possible under a limit of length, by package-merge. */
final class HuffmanLengths {
    private HuffmanLengths() {}

    /**
     * @param counts how often each symbol is used
     * @param limit longest code allowed, in bits
     * @return bits for each symbol, 0 for those never used; a single used symbol gets one bit
     */
    static byte[] of(int[] counts, int limit) {
        int[] used = IntStream.range(0, counts.length)
                .filter(symbol -> counts[symbol] > 0)
                .boxed()
                .sorted((a, b) -> Integer.compare(counts[a], counts[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        byte[] lengths = new byte[counts.length];
        if (used.length <= 2) {
            for (int symbol : used) {
                lengths[symbol] = 1;
            }
            return lengths;
        }
        long[] leaves = new long[used.length];
        for (int i = 0; i < used.length; i++) {
            leaves[i] = counts[used[i]];
        }
        boolean[][] isLeaf = levels(leaves, limit);
        takeCheapest(isLeaf, used, lengths);
        return lengths;
    }

    /** @return for each level, from the deepest up, which of its items in order of weight are symbols and not packages */
    private static boolean[][] levels(long[] leaves, int limit) {
        boolean[][] isLeaf = new boolean[limit][];
        long[] level = leaves;
        isLeaf[0] = new boolean[leaves.length];
        Arrays.fill(isLeaf[0], true);
        for (int depth = 1; depth < limit; depth++) {
            int packages = level.length / 2;
            long[] merged = new long[leaves.length + packages];
            boolean[] flags = new boolean[merged.length];
            int leaf = 0;
            int pack = 0;
            for (int i = 0; i < merged.length; i++) {
                long packWeight = pack < packages ? level[2 * pack] + level[2 * pack + 1] : Long.MAX_VALUE;
                flags[i] = leaf < leaves.length && leaves[leaf] <= packWeight;
                if (flags[i]) {
                    merged[i] = leaves[leaf++];
                } else {
                    merged[i] = packWeight;
                    pack++;
                }
            }
            level = merged;
            isLeaf[depth] = flags;
        }
        return isLeaf;
    }

    /** Takes the 2n − 2 cheapest items of the top level; every time that a symbol is among them its code is one bit longer. */
    private static void takeCheapest(boolean[][] isLeaf, int[] used, byte[] lengths) {
        int taken = 2 * used.length - 2;
        for (int depth = isLeaf.length - 1; depth >= 0; depth--) {
            int symbols = 0;
            for (int i = 0; i < taken; i++) {
                if (isLeaf[depth][i]) {
                    lengths[used[symbols++]]++;
                }
            }
            taken = 2 * (taken - symbols);
        }
    }
}
