package org.nailbed.flash.espressif.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nailbed.wire.Lines.BOTH;
import static org.nailbed.wire.Lines.DTR;
import static org.nailbed.wire.Lines.NONE;
import static org.nailbed.wire.Lines.RTS;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.wire.FakePort;
import org.nailbed.wire.HandTicker;
import org.nailbed.wire.Lines;

/** Protocol reference, 4.1. */
class ResetSequenceTest {
    private final HandTicker ticker = new HandTicker();
    private final FakePort port = new FakePort(ticker, written -> new byte[0]);

    @Test
    void hardResetPullsOnlyTheResetPin() {
        assertThat(played(ResetSequence.HARD)).containsExactly(RTS, NONE);
        assertThat(Duration.ofNanos(ticker.nanos())).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void tightComesFirstAndReleasesResetWithTheStrapLow() {
        assertThat(played(ResetSequence.INTO_LOADER.get(0))).containsExactly(NONE, BOTH, RTS, DTR, NONE);
        assertThat(Duration.ofNanos(ticker.nanos())).isEqualTo(Duration.ofMillis(150));
    }

    @Test
    void secondAttemptHoldsTheStrapLonger() {
        assertThat(played(ResetSequence.INTO_LOADER.get(1))).containsExactly(NONE, BOTH, RTS, DTR, NONE);
        assertThat(Duration.ofNanos(ticker.nanos())).isEqualTo(Duration.ofMillis(650));
    }

    @Test
    void classicSetsOneLineAfterTheOther() {
        assertThat(played(ResetSequence.INTO_LOADER.get(2))).containsExactly(RTS, BOTH, DTR, NONE);
    }

    @Test
    void usbSequenceNeverReleasesBothOnItsWay() {
        assertThat(played(ResetSequence.INTO_LOADER.get(4))).containsExactly(NONE, DTR, BOTH, RTS, NONE);
    }

    @Test
    void everySequenceLeavesBothLinesReleased() {
        assertThat(ResetSequence.INTO_LOADER)
                .allSatisfy(sequence -> assertThat(sequence.steps()
                                .get(sequence.steps().size() - 1)
                                .lines())
                        .isEqualTo(NONE));
    }

    private List<Lines> played(ResetSequence sequence) {
        sequence.play(new Link(port), ticker);
        return port.lineChanges();
    }
}
