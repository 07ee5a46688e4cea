package org.nailbed.sequence.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.FakeWork;
import org.nailbed.sequence.Instruments;
import org.nailbed.sequence.Operator;
import org.nailbed.sequence.Printers;
import org.nailbed.sequence.Rules;
import org.nailbed.sequence.Surroundings;
import org.nailbed.sequence.Template;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

/** Wait, mark and guard. */
class SmallPhasesTest {
    private final FakeWork work = new FakeWork();

    @Test
    void waitLetsExactlyThatTimePass() {
        long before = work.ticker().nanos();

        assertThat(work.run(new Wait(Duration.ofMillis(1500)))).isEmpty();

        assertThat(Duration.ofNanos(work.ticker().nanos() - before)).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void waitEndsWhenTheRunIsStopped() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> work.run(new Wait(Duration.ofSeconds(1))))
                .isInstanceOfSatisfying(
                        WireException.class, e -> assertThat(e.fault()).isEqualTo(WireFault.INTERRUPTED));
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Half a wait taken for a whole one would be a test that was not done. */
    @Test
    void waitThatItsBudgetCannotHoldIsNotBegun() {
        long before = work.ticker().nanos();

        assertThatThrownBy(() -> work.run(new Wait(Duration.ofMinutes(2))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("waits 120000 ms in a budget of 60000 ms");
        assertThat(work.ticker().nanos()).isEqualTo(before);
        assertThatThrownBy(() -> new Wait(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void markKeepsATextOfTheUnitWithItsSecretsMasked() {
        work.named("SN1");
        work.data().putSecret("data.pin", "1234");

        assertThat(work.run(new Mark("unit.txt", new Mark.Text(Template.of("{serial-number}: {data.pin}")))))
                .isEmpty();

        assertThat(work.attached("unit.txt")).isEqualTo("SN1: ***");
    }

    @Test
    void markKeepsAFileAndIsComparedByItsHash() {
        Mark mark = new Mark("plan.pdf", new Mark.File("application/pdf", new byte[] {1, 2}, "ab"));

        assertThat(work.run(mark)).isEmpty();

        assertThat(work.attachments).singleElement().satisfies(kept -> {
            assertThat(kept.mediaType()).isEqualTo("application/pdf");
            assertThat(kept.content()).containsExactly(1, 2);
        });
        assertThat(mark)
                .isEqualTo(new Mark("plan.pdf", new Mark.File("application/pdf", new byte[] {1, 2}, "ab")))
                .hasToString("Mark[attachment=plan.pdf, content=application/pdf ab]");
        assertThatThrownBy(() -> new Mark("../x", new Mark.Text(Template.of("a"))))
                .hasMessageContaining("cannot be the name of an attachment");
    }

    @Test
    void guardMeasuresTheAttemptAndTheReason() {
        rules((asked, deadline) -> new Rules.Admitted(3, Optional.of("rework")));

        assertThat(work.run(new Guard())).isEmpty();

        assertThat(work.measured()).containsEntry("attempt", "3").containsEntry("reason", "rework");
    }

    @Test
    void guardEndsTheRunOfAUnitThatIsRefused() {
        Fault refusal = new Fault(FaultCode.ALREADY_PASSED, "It has passed.");
        rules((asked, deadline) -> new Rules.Refused(refusal));

        assertThat(work.run(new Guard())).contains(refusal);
        assertThat(work.unset()).containsExactly("attempt");
    }

    private void rules(Rules rules) {
        work.surroundings = new Surroundings(rules, Operator.NOBODY, Instruments.NONE, Printers.NONE);
    }
}
