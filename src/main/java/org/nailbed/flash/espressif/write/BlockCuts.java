package org.nailbed.flash.espressif.write;

import java.util.ArrayList;
import java.util.List;
import org.nailbed.flash.espressif.loader.Dialect;

/** Where a transfer is cut into blocks. */
final class BlockCuts {
    /** Worth a block of its own: more would take longer to write than a block takes to be acknowledged. */
    private static final int LAST_BYTES = 0x400;

    /** Flash is written in words. */
    private static final int WORD_BYTES = 4;

    private BlockCuts() {}

    /**
     * The lengths of the blocks in order. A ROM takes them of one length. A stub writes a block while the next one travels, and
     * nothing travels behind the last: so towards the end each has a quarter of the one before, which is about what a block
     * takes to be written, measured by what it takes to travel (protocol reference, 3.2 and 7.2).
     */
    static List<Integer> lengths(int totalBytes, Dialect dialect) {
        List<Integer> lengths = new ArrayList<>();
        int blockBytes = dialect.flashBlockBytes();
        for (int rest = totalBytes; rest > 0; ) {
            int length = Math.min(rest, blockBytes);
            if (dialect.isStub() && rest > LAST_BYTES) {
                length = Math.min(length, rest * 3 / 4 / WORD_BYTES * WORD_BYTES);
            }
            lengths.add(length);
            rest -= length;
        }
        return lengths;
    }
}
