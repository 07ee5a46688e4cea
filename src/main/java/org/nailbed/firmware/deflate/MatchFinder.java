package org.nailbed.firmware.deflate;

import java.util.Arrays;

/**
 * Finds the matches of every position by binary trees: one tree for each hash of three bytes, ordered by what follows a position,
 * younger positions above older ones, so that a walk downward meets the nearest match of every length.
 */
final class MatchFinder {
    private static final int HASH_BITS = 16;
    private static final int NONE = -1;

    /** Two children for each of the last positions; more of them than the farthest distance, so that none is overwritten too soon. */
    private static final int TREE_POSITIONS = 2 * Symbols.FARTHEST_MATCH;

    /** A deeper walk finds almost nothing more. */
    private static final int MAX_DEPTH = 1_000;

    private final byte[] data;
    private final int[] roots = new int[1 << HASH_BITS];
    private final int[] children = new int[2 * TREE_POSITIONS];
    private final Matches matches;

    private MatchFinder(byte[] data) {
        this.data = data;
        this.matches = new Matches(data.length);
        Arrays.fill(roots, NONE);
    }

    static Matches in(byte[] data) {
        return new MatchFinder(data).findAll();
    }

    private Matches findAll() {
        int position = 0;
        while (position < data.length) {
            if (data.length - position < Symbols.SHORTEST_MATCH || isStopped()) {
                matches.endPosition();
                position++;
            } else {
                int distance = insert(position);
                matches.endPosition();
                position++;
                if (distance > 0) {
                    position = followRun(position, distance);
                }
            }
        }
        return matches;
    }

    /** Whoever interrupts wants an end: what is left goes without matches. */
    private static boolean isStopped() {
        return Thread.currentThread().isInterrupted();
    }

    /**
     * Inside of a repetition longer than any match there is nothing to look for: the same distance goes on. Filled flash is full of
     * such.
     */
    private int followRun(int position, int distance) {
        int end = position + Symbols.LONGEST_MATCH - 1;
        while (end < data.length && data[end] == data[end - distance]) {
            end++;
        }
        int next = position;
        for (; next + Symbols.LONGEST_MATCH <= end; next++) {
            matches.add(Symbols.LONGEST_MATCH, distance);
            matches.endPosition();
        }
        return next;
    }

    /** @return the distance of a match of the longest possible length, else 0 */
    private int insert(int position) {
        int hash = hash(position);
        int node = roots[hash];
        roots[hash] = position;
        int longest = Math.min(Symbols.LONGEST_MATCH, data.length - position);
        int lessSlot = slot(position);
        int moreSlot = lessSlot + 1;
        int lessLength = 0;
        int moreLength = 0;
        int best = Symbols.SHORTEST_MATCH - 1;
        for (int depth = 0; depth < MAX_DEPTH && reaches(position, node); depth++) {
            int length = extend(node, position, Math.min(lessLength, moreLength), longest);
            if (length > best) {
                matches.add(length, position - node);
                best = length;
            }
            if (length == longest) {
                // The new one takes the place of its equal.
                children[lessSlot] = children[slot(node)];
                children[moreSlot] = children[slot(node) + 1];
                return length == Symbols.LONGEST_MATCH ? position - node : 0;
            }
            if ((data[node + length] & 0xFF) < (data[position + length] & 0xFF)) {
                children[lessSlot] = node;
                lessSlot = slot(node) + 1;
                lessLength = length;
                node = children[lessSlot];
            } else {
                children[moreSlot] = node;
                moreSlot = slot(node);
                moreLength = length;
                node = children[moreSlot];
            }
        }
        children[lessSlot] = NONE;
        children[moreSlot] = NONE;
        return 0;
    }

    private static boolean reaches(int position, int node) {
        return node != NONE && position - node <= Symbols.FARTHEST_MATCH;
    }

    private int extend(int node, int position, int from, int longest) {
        int length = from;
        while (length < longest && data[node + length] == data[position + length]) {
            length++;
        }
        return length;
    }

    private int hash(int position) {
        int three = (data[position] & 0xFF) | (data[position + 1] & 0xFF) << 8 | (data[position + 2] & 0xFF) << 16;
        return (three * 0x1E35A7BD) >>> (Integer.SIZE - HASH_BITS);
    }

    private static int slot(int position) {
        return 2 * (position & (TREE_POSITIONS - 1));
    }
}
