package org.nailbed.flash;

import java.time.Duration;

/**
 * What writing a set took, from the first word about the first image until the last byte was in flash; connecting and loading
 * a stub are not counted.
 *
 * @param skippedBytes of the padded images, which the board held already and which were not written; what was written before a
 *     restart is found there after it, and counts
 * @param wireBytes bytes that went over the wire for it, framing included
 * @param baud the rate at which it was written, at the end
 */
public record WriteReport(
        long imageBytes, long skippedBytes, long wireBytes, Repeats repeats, int baud, Duration duration) {

    /**
     * What had to be done again.
     *
     * @param blocks that the board refused by checksum and took when sent again
     * @param restarts of the loader in the middle, after the link to it broke
     */
    public record Repeats(int blocks, int restarts) {
        public static final Repeats NONE = new Repeats(0, 0);
    }

    public int resentBlocks() {
        return repeats.blocks();
    }

    public int restarts() {
        return repeats.restarts();
    }
}
