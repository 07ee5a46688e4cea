package org.nailbed.flash.espressif.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nailbed.flash.Extent;

class BlockCutsTest {
    private static final int PIECE = BlockCuts.PIECE_BYTES;

    @Test
    void blocksAreThePiecesInOrderAndNoneIsEmptyOrLongerThanAStubTakes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Piece> pieces = new ArrayList<>();
            for (int i = random.nextInt(80); i >= 0; i--) {
                pieces.add(new Piece(PIECE, random.nextInt(4 * PIECE)));
            }
            pieces.add(new Piece(1 + random.nextInt(PIECE), 1));
            Extent extent = new Extent(random.nextInt(40) * 0x1000, flashBytes(pieces));

            List<Piece> blocks = BlockCuts.blocks(pieces, extent, 921_600);

            assertThat(blocks).as("seed %d, round %d", seed, round).allMatch(block -> block.payloadBytes() <= 0x4000);
            assertThat(ends(pieces)).as("seed %d, round %d", seed, round).containsSubsequence(ends(blocks));
            assertThat(last(ends(blocks))).isEqualTo(last(ends(pieces)));
        }
    }

    /** Protocol reference, 7.2: an erase of 64 KiB takes 150 ms; at 921600 baud a block of full length takes 178 ms. */
    @Test
    void fullBlockTravelsWhileFlashIsErased() {
        List<Piece> blocks = BlockCuts.blocks(
                Collections.nCopies(320, new Piece(PIECE, PIECE * 2)), new Extent(0x10000, 0xA0000), 921_600);

        int at = 0;
        for (int i = 0; i < blocks.size() - 1; i++) {
            int end = at + blocks.get(i).flashBytes();
            boolean erases = (at + 0xFFFF) / 0x10000 < (end + 0xFFFF) / 0x10000;
            if (erases) {
                assertThat(blocks.get(i + 1).payloadBytes())
                        .as("behind 0x%X of %s", at, blocks)
                        .isEqualTo(0x4000);
            }
            at = end;
        }
    }

    @Test
    void blocksGetSmallerTowardsTheEndSoThatTheLastWriteIsShort() {
        List<Piece> blocks =
                BlockCuts.blocks(Collections.nCopies(64, new Piece(PIECE, PIECE)), new Extent(0, 0x10000), 921_600);

        assertThat(last(blocks)).isEqualTo(new Piece(PIECE, PIECE));
    }

    @Test
    void onePieceIsOneBlock() {
        Piece only = new Piece(3, 0x5000);

        assertThat(BlockCuts.blocks(List.of(only), new Extent(0x8000, 0x5000), 921_600))
                .containsExactly(only);
    }

    private static int flashBytes(List<Piece> pieces) {
        return pieces.stream().mapToInt(Piece::flashBytes).sum();
    }

    /** After each how much has travelled and how much of flash that is. */
    private static List<Piece> ends(List<Piece> pieces) {
        List<Piece> ends = new ArrayList<>();
        Piece all = new Piece(0, 0);
        for (Piece piece : pieces) {
            all = all.and(piece);
            ends.add(all);
        }
        return ends;
    }

    private static Piece last(List<Piece> pieces) {
        return pieces.get(pieces.size() - 1);
    }
}
