package org.nailbed.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nailbed.run.Expectation;
import org.nailbed.run.Limit;
import org.nailbed.sequence.bench.Guard;
import org.nailbed.sequence.board.Boot;
import org.nailbed.sequence.board.Flash;
import org.nailbed.sequence.board.Identify;
import org.nailbed.sequence.board.Verify;

class SequenceTest {

    private static final Duration BUDGET = Duration.ofSeconds(5);
    private static final Phase IDENTIFY = Phase.of(new Identify(), BUDGET);
    private static final Phase FLASH = Phase.of(new Flash(), BUDGET);
    private static final Phase VERIFY = Phase.of(new Verify(), BUDGET);
    private static final Phase GUARD = Phase.of(new Guard(), BUDGET);
    private static final Phase BOOT = Phase.of(new Boot(), BUDGET);

    @Test
    void sequenceWithoutAPhaseIsRefused() {
        assertRefused("at least one phase");
    }

    @Test
    void boardIsIdentifiedBeforeItIsTouched() {
        assertRefused("must identify the board", FLASH, VERIFY);
        assertRefused("must identify the board", FLASH, IDENTIFY, VERIFY);
        assertRefused("must identify the board", VERIFY, IDENTIFY);
        assertThat(sequence(IDENTIFY, VERIFY).phases()).hasSize(2);
        assertThat(sequence(BOOT).phases()).hasSize(1);
    }

    @Test
    void rulesOfTheLineAreAskedBeforeTheBoardIsWritten() {
        assertRefused("must guard the board before phase 'flash'", IDENTIFY, FLASH);
        assertRefused("must guard the board before phase 'flash'", IDENTIFY, FLASH, GUARD);
        assertRefused("must identify the board before phase 'guard'", GUARD, IDENTIFY, FLASH);
        assertThat(sequence(IDENTIFY, GUARD, FLASH).phases()).hasSize(3);
    }

    @Test
    void setupMayIdentifyAndGuardForMain() {
        Sequence sequence = new Sequence(List.of(IDENTIFY, GUARD), List.of(FLASH), List.of(BOOT));

        assertThat(sequence.phases()).containsExactly(IDENTIFY, GUARD, FLASH, BOOT);
    }

    @Test
    void phasesOfOneNameAreRefusedAlsoInDifferentGroups() {
        assertRefused("'boot' stands twice", BOOT, BOOT);
        assertThatThrownBy(() -> new Sequence(List.of(IDENTIFY), List.of(BOOT), List.of(IDENTIFY)))
                .hasMessageContaining("'identify' stands twice");
    }

    @Test
    void teardownWritesOnlyWhereSomePhaseGuards() {
        assertThatThrownBy(() -> new Sequence(List.of(), List.of(IDENTIFY), List.of(FLASH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must guard the board before phase 'flash'");
    }

    @Test
    void hashIsOfGroupsPhasesTheirOrderAndAllTheirSettings() {
        Limit limit = new Limit(Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.TEN), "MHz");
        Limit withMargin = new Limit(limit.low(), limit.high(), "MHz", new BigDecimal("0.5"));
        List<Sequence> all = List.of(
                sequence(IDENTIFY, GUARD, FLASH),
                sequence(IDENTIFY, GUARD, FLASH, BOOT),
                sequence(IDENTIFY, GUARD, BOOT, FLASH),
                new Sequence(List.of(IDENTIFY), List.of(GUARD, FLASH), List.of()),
                sequence(Phase.of(new Identify(), BUDGET.plusMillis(1)), GUARD, FLASH),
                sequence(IDENTIFY, GUARD, Phase.of(new Flash("test"), BUDGET)),
                sequence(identify(new Phase.Policy(Phase.OnFault.CONTINUE, 1), Map.of()), GUARD, FLASH),
                sequence(identify(new Phase.Policy(Phase.OnFault.END, 2), Map.of()), GUARD, FLASH),
                sequence(identify(Phase.Policy.ONCE, Map.of("crystal", limit)), GUARD, FLASH),
                sequence(identify(Phase.Policy.ONCE, Map.of("crystal", withMargin)), GUARD, FLASH));

        assertThat(all.stream().map(Sequence::sha256)).doesNotHaveDuplicates().allMatch(hash -> hash.length() == 64);
        assertThat(sequence(IDENTIFY, GUARD, FLASH).sha256())
                .isEqualTo(all.get(0).sha256());
    }

    private static Phase identify(Phase.Policy policy, Map<String, Expectation> limits) {
        return new Phase("identify", BUDGET, policy, limits, new Identify());
    }

    private static Sequence sequence(Phase... phases) {
        return new Sequence(Arrays.asList(phases));
    }

    private static void assertRefused(String message, Phase... phases) {
        assertThatThrownBy(() -> sequence(phases))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
