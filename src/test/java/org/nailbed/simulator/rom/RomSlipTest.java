package org.nailbed.simulator.rom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nailbed.simulator.loader.SlipBench.decode;

import org.junit.jupiter.api.Test;
import org.nailbed.simulator.loader.SlipBench;

/** The ROM's column in the table of protocol reference, 1.1. */
class RomSlipTest {

    @Test
    void bytesBeforeTheFirstDelimiterAreDroppedAndEmptyFramesSkipped() {
        assertThat(decode(new RomSlip(Integer.MAX_VALUE), "1122c0c0c0aac0c0bbc0"))
                .containsExactly("aa", "bb");
    }

    @Test
    void secondFrameThatSharesADelimiterIsLost() {
        assertThat(decode(new RomSlip(Integer.MAX_VALUE), "c0aac0bbc0ccc0")).containsExactly("aa", "cc");
    }

    @Test
    void secondByteOfAnUnknownEscapeIsTakenAsItIs() {
        assertThat(decode(new RomSlip(Integer.MAX_VALUE), "c0db11dbdcdbddc0")).containsExactly("11c0db");
    }

    @Test
    void whatIsBeyondTheBufferIsDropped() {
        String tooLong = "c0" + "11".repeat(RomSlip.BUFFER_BYTES + 5) + "c0";
        assertThat(decode(new RomSlip(Integer.MAX_VALUE), tooLong)).containsExactly("11".repeat(RomSlip.BUFFER_BYTES));
    }

    @Test
    void everySplitGivesTheSameFrames() {
        SlipBench.assertEverySplitIsAlike(() -> new RomSlip(Integer.MAX_VALUE), "77c0aadbdcbbdbddc0c0c0c001c0dbdbc0");
    }
}
