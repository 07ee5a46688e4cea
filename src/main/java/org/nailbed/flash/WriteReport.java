package org.nailbed.flash;

import java.time.Duration;

/**
 * What writing a set took, from the first word about the first image until the last byte was in flash; connecting and loading
 * a stub are not counted.
 *
 * @param skippedBytes of the padded images, which the board held already and which were not written
 * @param wireBytes bytes that went over the wire for it, framing included
 * @param resentBlocks blocks that the board refused by checksum and took when sent again
 * @param baud the rate at which it was written
 */
public record WriteReport(
        long imageBytes, long skippedBytes, long wireBytes, int resentBlocks, int baud, Duration duration) {}
