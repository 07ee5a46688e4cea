package org.nailbed.firmware.deflate;

import java.util.Arrays;

/** A piece of the data as literals and matches, in order. Grows; not thread-safe. */
final class Tokens {
    private static final int LENGTH_SHIFT = 16;
    private static final int DISTANCE_MASK = 0xFFFF;

    /** A literal is its byte; a match its length above 16 bits of distance. */
    private int[] tokens;

    private int count;

    Tokens(int expectedCount) {
        tokens = new int[Math.max(16, expectedCount)];
    }

    void add(int token) {
        if (count == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * count);
        }
        tokens[count++] = token;
    }

    void addAll(Tokens other) {
        if (count + other.count > tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * (count + other.count));
        }
        System.arraycopy(other.tokens, 0, tokens, count, other.count);
        count += other.count;
    }

    /** Those collected from the last to the first are to be read the other way round. */
    void reverse() {
        for (int i = 0, j = count - 1; i < j; i++, j--) {
            int swapped = tokens[i];
            tokens[i] = tokens[j];
            tokens[j] = swapped;
        }
    }

    int count() {
        return count;
    }

    int at(int index) {
        return tokens[index];
    }

    static int match(int length, int distance) {
        return length << LENGTH_SHIFT | distance;
    }

    static boolean isLiteral(int token) {
        return token < 1 << LENGTH_SHIFT;
    }

    static int length(int token) {
        return token >>> LENGTH_SHIFT;
    }

    static int distance(int token) {
        return token & DISTANCE_MASK;
    }

    /** How many bytes of data a token stands for. */
    static int bytes(int token) {
        return isLiteral(token) ? 1 : length(token);
    }

    Tokens slice(int from, int to) {
        Tokens slice = new Tokens(to - from);
        System.arraycopy(tokens, from, slice.tokens, 0, to - from);
        slice.count = to - from;
        return slice;
    }
}
