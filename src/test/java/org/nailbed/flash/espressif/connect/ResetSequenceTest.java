package org.nailbed.flash.espressif.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.nailbed.flash.espressif.connect.ResetSequence.LONG_DELAY;
import static org.nailbed.flash.espressif.connect.ResetSequence.SHORT_DELAY;
import static org.nailbed.wire.Lines.BOTH;
import static org.nailbed.wire.Lines.DTR;
import static org.nailbed.wire.Lines.NONE;
import static org.nailbed.wire.Lines.RTS;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void hardResetOverTheChipsOwnUsbTakesItsTimeAndWaitsAfterwards() {
        assertThat(played(ResetSequence.HARD_USB)).containsExactly(RTS, NONE);
        assertThat(Duration.ofNanos(ticker.nanos())).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void tightSetsBothLinesAtOnceAndReleasesResetWithTheStrapLow() {
        assertThat(played(ResetSequence.tight(SHORT_DELAY))).containsExactly(NONE, BOTH, RTS, DTR, NONE);
        assertThat(Duration.ofNanos(ticker.nanos())).isEqualTo(Duration.ofMillis(150));
    }

    @Test
    void longDelayHoldsTheStrapLonger() {
        assertThat(played(ResetSequence.tight(LONG_DELAY))).containsExactly(NONE, BOTH, RTS, DTR, NONE);
        assertThat(Duration.ofNanos(ticker.nanos())).isEqualTo(Duration.ofMillis(650));
    }

    @Test
    void classicSetsOneLineAfterTheOther() {
        assertThat(played(ResetSequence.classic(SHORT_DELAY))).containsExactly(RTS, BOTH, DTR, NONE);
    }

    @Test
    void usbSequenceNeverReleasesBothOnItsWay() {
        assertThat(played(ResetSequence.usbSerialJtag())).containsExactly(NONE, DTR, BOTH, RTS, NONE);
    }

    @Test
    void writtenSequenceDoesWhatItSays() {
        assertThat(played(custom("D0|R1|W0.1|D1|R0|W0.05|D0"))).containsExactly(NONE, NONE, RTS, BOTH, DTR, NONE);
        assertThat(Duration.ofNanos(ticker.nanos())).isEqualTo(Duration.ofMillis(150));
    }

    @Test
    void writtenSequenceSetsBothLinesAtOnceAndWaitsMoreThanOnce() {
        assertThat(played(custom(" U1,1 | U0,1 | W0.1 | W1 | U1,0"))).containsExactly(NONE, BOTH, RTS, DTR);
        assertThat(Duration.ofNanos(ticker.nanos())).isEqualTo(Duration.ofMillis(1_100));
    }

    @Test
    void writtenSequenceBeginsReleasedEachTimeItIsPlayed() {
        ResetSequence sequence = custom("D1");
        played(sequence);
        assertThat(played(sequence)).containsExactly(NONE, DTR, NONE, DTR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "D0|R2|W0.1; step 2 is 'R2'",
                "D0||R1; step 2 is ''",
                "D0|W; step 2 is 'W'",
                "D0|W0,1; step 2 is 'W0,1'",
                "D0|W11; at most 10 seconds",
                "U1; step 1 is 'U1'",
                "D0|R1|; step 3 is ''"
            })
    void writtenSequenceThatCannotBeUnderstoodNamesItsStep(String text, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntryReset.parse(text))
                .withMessageContaining(expected)
                .withMessageContaining("expected");
    }

    @Test
    void resetsAreChosenByName() {
        assertThat(EntryReset.parse("default")).isEqualTo(EntryReset.DEFAULT);
        assertThat(EntryReset.parse("usb")).isEqualTo(new EntryReset.Usb());
        assertThat(EntryReset.parse("no-reset")).isEqualTo(new EntryReset.None());
        assertThat(ExitReset.parse("hard")).isEqualTo(ExitReset.HARD);
        assertThat(ExitReset.parse("watchdog")).isEqualTo(ExitReset.WATCHDOG);
        assertThat(ExitReset.parse("none")).isEqualTo(ExitReset.NONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntryReset.parse("soft"))
                .withMessageContaining("no-reset");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExitReset.parse("soft"))
                .withMessageContaining("watchdog");
    }

    private static ResetSequence custom(String text) {
        return ((EntryReset.Custom) EntryReset.parse(text)).sequence();
    }

    private List<Lines> played(ResetSequence sequence) {
        sequence.play(port, ticker::sleep);
        return port.lineChanges();
    }
}
