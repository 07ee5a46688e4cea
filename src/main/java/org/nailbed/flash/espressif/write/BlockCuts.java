package org.nailbed.flash.espressif.write;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.nailbed.flash.Extent;
import org.nailbed.flash.espressif.loader.Dialect;

/**
 * Cuts a transfer to a stub into blocks.
 *
 * <p>A stub acknowledges a block, writes it while the next one travels, and takes no third (protocol reference, 3.2): a transfer is
 * a row of steps, each as long as the longer of the two. With blocks of one length the wire rests wherever an erase of 64 KiB comes
 * on top of a block's own writing. Of all ways to cut, this takes the one with the smallest sum of steps (a shortest path): little
 * is written with an erase, a long block travels meanwhile, and the last ones get smaller.
 */
final class BlockCuts {
    /** Where cuts may be: finer ones gain nothing and take time to choose from. */
    static final int PIECE_BYTES = 0x400;

    private static final int LONGEST = Dialect.STUB.flashBlockBytes() / PIECE_BYTES;

    /** Most boards come blank: so much weighs what would be lost on one of those for the sake of one with other firmware. */
    private static final int BLANK_WEIGHT = 4;

    /** A block's header and its reply, on their way through a quick adapter (protocol reference, 7.3). */
    private static final long TURN_NANOS = 1_000_000;

    private static final long BITS_PER_BYTE_ON_WIRE = 10;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final List<Piece> pieces;

    /** What one piece takes on the wire. */
    private final long pieceNanos;

    /** What writing takes up to the end of so many pieces, on a board that holds other firmware and on a blank one. */
    private final long[] overNanos;

    private final long[] blankNanos;

    /** By where a block ends and its length, in pieces: the smallest sum of steps until the stub has it. */
    private final long[][] least;

    private BlockCuts(List<Piece> pieces, Extent extent, int baud) {
        this.pieces = pieces;
        pieceNanos = PIECE_BYTES * BITS_PER_BYTE_ON_WIRE * NANOS_PER_SECOND / baud;
        overNanos = new long[pieces.size() + 1];
        blankNanos = new long[pieces.size() + 1];
        least = new long[pieces.size() + 1][LONGEST + 1];
        FlashTime flash = new FlashTime(extent);
        int at = extent.offset();
        for (int i = 0; i < pieces.size(); i++) {
            at += pieces.get(i).flashBytes();
            overNanos[i + 1] = flash.nanosUntil(at);
            blankNanos[i + 1] = flash.programNanosUntil(at);
        }
    }

    /**
     * @param pieces each of {@link #PIECE_BYTES} on the wire but for the last
     * @param extent of flash that they become together
     * @param baud of the wire
     * @return the blocks in order, of one piece to the longest that a stub takes
     */
    static List<Piece> blocks(List<Piece> pieces, Extent extent, int baud) {
        BlockCuts cuts = new BlockCuts(pieces, extent, baud);
        cuts.measure();
        return cuts.best();
    }

    private void measure() {
        for (int end = 1; end <= pieces.size(); end++) {
            for (int length = 1; length <= Math.min(end, LONGEST); length++) {
                int cut = end - length;
                least[end][length] = cut == 0 ? step(0, 0, end) : sum(cut, lengthBefore(cut, end), end);
            }
        }
    }

    private List<Piece> best() {
        List<Piece> blocks = new ArrayList<>();
        int next = pieces.size();
        for (int end = next; end > 0; ) {
            int start = end - lengthBefore(end, next);
            blocks.add(pieces.subList(start, end).stream().reduce(new Piece(0, 0), Piece::and));
            next = end;
            end = start;
        }
        Collections.reverse(blocks);
        return blocks;
    }

    /** Which length is best for the block up to {@code cut} when the next one ends at {@code end}. */
    private int lengthBefore(int cut, int end) {
        int best = 1;
        long bestSum = sum(cut, best, end);
        for (int length = 2; length <= Math.min(cut, LONGEST); length++) {
            long sum = sum(cut, length, end);
            best = sum <= bestSum ? length : best;
            bestSum = Math.min(sum, bestSum);
        }
        return best;
    }

    private long sum(int cut, int lengthBefore, int end) {
        return least[cut][lengthBefore] + step(cut - lengthBefore, cut, end);
    }

    /** What is between {@code start} and {@code cut} is written, and what is between {@code cut} and {@code end} travels. */
    private long step(int start, int cut, int end) {
        long overOther = overNanos[cut] - overNanos[start] + FlashTime.PAGE_PROGRAM_NANOS;
        long overBlank = blankNanos[cut] - blankNanos[start] + FlashTime.PAGE_PROGRAM_NANOS;
        long travel = TURN_NANOS + (end - cut) * pieceNanos;
        return Math.max(overOther, travel) + BLANK_WEIGHT * Math.max(overBlank, travel);
    }
}
