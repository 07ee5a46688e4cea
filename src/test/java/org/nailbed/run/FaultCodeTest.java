package org.nailbed.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultCodeTest {

    @ParameterizedTest
    @EnumSource(FaultCode.class)
    void everyFaultTellsTheOperatorWhatToDoNext(FaultCode code) {
        assertThat(code.nextAction()).matches("[A-Z].{8,}\\.").hasSizeLessThan(120);
    }

    @ParameterizedTest
    @EnumSource(Blame.class)
    void noBlameEverEndsInAPass(Blame blame) {
        assertThat(blame.outcome()).isNotEqualTo(Outcome.PASS);
    }

    /** It cannot tell a bad board from a bad contact. */
    @Test
    void silentBoardIsNotCalledBad() {
        assertThat(FaultCode.NO_SYNC.blame().outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void boardThatKeepsOtherBytesThanWereWrittenIsCalledBad() {
        assertThat(FaultCode.DIGEST_MISMATCH.blame().outcome()).isEqualTo(Outcome.FAIL);
    }
}
