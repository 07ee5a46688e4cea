package org.nailbed.sequence.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.SequenceException;
import org.nailbed.sequence.UnitData;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.RunningTicker;

class LinePatternTest {
    private final UnitData data = new UnitData();

    @Test
    void dataInAPatternStandsForItself() {
        data.put("serial-number", ".*\\E(?<x>$[^");
        LinePattern.Filled filled =
                LinePattern.of("^sn=({serial-number}) v\\d{1,3}\\p{Alpha}$").fill(data);

        assertThat(filled.find("sn=.*\\E(?<x>$[^ v12a", soon())).contains(Map.of());
        assertThat(filled.find("sn=anything v12a", soon())).isEmpty();
    }

    @Test
    void groupsAreFoundByName() {
        LinePattern.Filled filled =
                LinePattern.of("v=(?<volt>[0-9.]+)(?: ok=(?<ok>\\w+))?").fill(data);

        assertThat(filled.find("x v=3.3 ok=yes", soon())).contains(Map.of("volt", "3.3", "ok", "yes"));
        assertThat(filled.find("v=3.3", soon())).contains(Map.of("volt", "3.3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "{serial}", "[", "(?<1>a)", "*a"})
    void patternThatIsNotUnderstoodIsRefusedWhenItIsMade(String text) {
        assertThatThrownBy(() -> LinePattern.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    /** With a reference in it, (a+)+ goes through 60 times a in 2^60 ways. */
    @Test
    void patternThatWouldTakeYearsEndsAtTheDeadline() {
        LinePattern.Filled filled = LinePattern.of("^(a+)+\\1b$").fill(data);
        Deadline deadline = Deadline.after(Duration.ofMillis(100), new RunningTicker(Duration.ofMillis(1)));

        assertThatThrownBy(() -> filled.find("a".repeat(60), deadline))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(FaultCode.PATTERN_TOO_SLOW))
                .hasMessageContaining("'^(a+)+\\1b$' did not end on a line of 60 characters");
    }

    @Test
    void patternThatWouldTakeYearsEndsWhenTheRunIsStopped() {
        LinePattern.Filled filled = LinePattern.of("^(a+)+\\1b$").fill(data);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> filled.find("a".repeat(60), soon()))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(FaultCode.STOPPED));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void patternThatNeedsMoreStackThanThereIsEndsToo() {
        LinePattern.Filled filled = LinePattern.of("^(a|b)*$").fill(data);

        assertThatThrownBy(() -> filled.find("ab".repeat(500_000) + "c", soon()))
                .isInstanceOf(SequenceException.class)
                .hasMessageContaining("did not end");
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(5));
    }
}
