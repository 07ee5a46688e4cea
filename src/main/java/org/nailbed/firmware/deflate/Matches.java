package org.nailbed.firmware.deflate;

import java.util.Arrays;

/** For every position of the data the matches worth considering: each longer than the one before, with the nearest distance. */
final class Matches {
    /** Where the matches of a position begin; one more entry than positions. */
    private final int[] starts;

    private int[] packed;
    private int count;
    private int positions;

    Matches(int dataBytes) {
        starts = new int[dataBytes + 1];
        packed = new int[Math.max(16, dataBytes * 4)];
    }

    /** Adds to the position that is being filled. */
    void add(int length, int distance) {
        if (count == packed.length) {
            packed = Arrays.copyOf(packed, count + count / 2);
        }
        packed[count++] = Tokens.match(length, distance);
    }

    /** Begins the next position. */
    void endPosition() {
        starts[++positions] = count;
    }

    int from(int position) {
        return starts[position];
    }

    int to(int position) {
        return starts[position + 1];
    }

    /** A match in the form of a token. */
    int at(int index) {
        return packed[index];
    }

    /** The longest match at a position as a token, or 0 where there is none. */
    int longest(int position) {
        return starts[position + 1] > starts[position] ? packed[starts[position + 1] - 1] : 0;
    }
}
