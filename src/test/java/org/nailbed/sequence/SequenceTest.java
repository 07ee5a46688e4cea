package org.nailbed.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SequenceTest {

    private static final Duration BUDGET = Duration.ofSeconds(5);
    private static final Phase IDENTIFY = new Phase.Identify(BUDGET);
    private static final Phase FLASH = new Phase.Flash(BUDGET);
    private static final Phase VERIFY = new Phase.Verify(BUDGET);
    private static final Phase BOOT = new Phase.BootCheck(BUDGET);

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
    void whatWasWrittenIsVerified() {
        assertRefused("must verify", IDENTIFY, FLASH);
        assertRefused("must verify", IDENTIFY, VERIFY, FLASH, BOOT);
        assertThat(sequence(IDENTIFY, FLASH, VERIFY).phases()).hasSize(3);
    }

    @Test
    void hashIsOfPhasesTheirOrderAndTheirBudgets() {
        String hash = Sequence.DEFAULT.sha256();

        // By sha256sum over the lines "identify 20000 ms", "flash 180000 ms", "verify 60000 ms", "boot-check 10000 ms".
        assertThat(hash).isEqualTo("674d63113c4e5a986627302f28a153f0b241c2b85c286407e027c3d3bb6da6cd");
        assertThat(new Sequence(Sequence.DEFAULT.phases()).sha256()).isEqualTo(hash);
        assertThat(Stream.of(
                                sequence(IDENTIFY, FLASH, VERIFY),
                                sequence(IDENTIFY, FLASH, VERIFY, BOOT),
                                sequence(IDENTIFY, FLASH, BOOT, VERIFY),
                                sequence(new Phase.Identify(BUDGET.plusMillis(1)), FLASH, VERIFY))
                        .map(Sequence::sha256))
                .doesNotHaveDuplicates()
                .doesNotContain(hash);
    }

    @Test
    void everyKindOfPhaseHasAStepAndDeclaresWhatItMeasures() {
        List<Phase> phases = Sequence.DEFAULT.phases();

        assertThat(phases.stream().map(Object::getClass))
                .containsExactlyInAnyOrder(Phase.class.getPermittedSubclasses());
        assertThat(phases.stream().map(phase -> Step.of(phase).getClass())).doesNotHaveDuplicates();
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
