package org.nailbed.flash.espressif.loader;

import java.nio.ByteBuffer;

/** The loaders' block checksum: XOR of the block's own bytes, seeded EF (protocol reference, 1.2). */
final class Checksum {
    private static final int SEED = 0xEF;

    private Checksum() {}

    /** Moves neither position nor limit. */
    static int of(ByteBuffer block) {
        int checksum = SEED;
        for (int i = block.position(); i < block.limit(); i++) {
            checksum ^= block.get(i) & 0xFF;
        }
        return checksum;
    }
}
