package org.nailbed.flash.espressif.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nailbed.flash.espressif.loader.Dialect;

class BlockCutsTest {

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void blocksAddUpAndNoneIsEmptyOrTooLarge(Dialect dialect) {
        for (int total = 1; total < 100_000; total += 97) {
            List<Integer> lengths = BlockCuts.lengths(total, dialect);

            assertThat(lengths.stream().mapToInt(Integer::intValue).sum()).isEqualTo(total);
            assertThat(lengths).allMatch(length -> length > 0 && length <= dialect.flashBlockBytes());
        }
    }

    @Test
    void blocksOfAStubGetSmallerTowardsTheEndSoThatTheLastWriteIsShort() {
        assertThat(BlockCuts.lengths(0x10000, Dialect.STUB))
                .containsExactly(0x4000, 0x4000, 0x4000, 0x3000, 0xC00, 0x400);
    }

    @Test
    void romGetsBlocksOfOneLength() {
        assertThat(BlockCuts.lengths(0xA10, Dialect.ROM)).containsExactly(0x400, 0x400, 0x210);
    }
}
