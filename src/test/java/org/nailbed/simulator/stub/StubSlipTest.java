package org.nailbed.simulator.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nailbed.simulator.loader.SlipBench.decode;

import org.junit.jupiter.api.Test;
import org.nailbed.simulator.loader.SlipBench;

/** The new stub's column in the table of protocol reference, 1.1. */
class StubSlipTest {

    @Test
    void everyDelimiterIsATurn() {
        assertThat(decode(new StubSlip(Integer.MAX_VALUE), "c0aac0" + "c0bbc0")).containsExactly("aa", "bb");
        assertThat(decode(new StubSlip(Integer.MAX_VALUE), "c0c0" + "c0aac0")).containsExactly("aa");
        assertThat(decode(new StubSlip(Integer.MAX_VALUE), "c0" + "c0aac0" + "c0bbc0" + "c0" + "c0ccc0"))
                .containsExactly("cc");
    }

    @Test
    void frameAfterAnUnknownEscapeIsLostToo() {
        assertThat(decode(new StubSlip(Integer.MAX_VALUE), "c0db11c0" + "c0aac0" + "c0bbc0"))
                .containsExactly("bb");
    }

    @Test
    void frameBiggerThanTheBufferIsDropped() {
        String tooLong = "c0" + "11".repeat(StubSlip.BUFFER_BYTES + 1) + "c0";
        assertThat(decode(new StubSlip(Integer.MAX_VALUE), tooLong + "c0aac0")).containsExactly("aa");
    }

    @Test
    void everySplitGivesTheSameFrames() {
        SlipBench.assertEverySplitIsAlike(() -> new StubSlip(Integer.MAX_VALUE), "77c0aadbdcbbdbddc0c0c0c001c0dbdbc0");
    }
}
