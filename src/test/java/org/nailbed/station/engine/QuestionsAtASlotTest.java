package org.nailbed.station.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.MemoryLedger;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.Operator.Answer;
import org.nailbed.sequence.Operator.Given;
import org.nailbed.sequence.Operator.Kind;
import org.nailbed.sequence.Operator.No;
import org.nailbed.sequence.Operator.Question;
import org.nailbed.sequence.Operator.Yes;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Recipe;
import org.nailbed.station.SlotView.Asked;
import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;
import org.nailbed.wire.Deadline;

class QuestionsAtASlotTest {

    /** Asks, and writes down what was said. */
    private record Asks(Question question) implements PhaseKind {
        @Override
        public String word() {
            return "asks";
        }

        @Override
        public void declare(MeasurementSheet sheet, Recipe recipe) {
            sheet.declare("said");
        }

        @Override
        public Optional<Fault> run(PhaseWork work, Deadline deadline) {
            Answer answer = work.surroundings().operator().ask(question, deadline);
            work.sheet().set("said", answer.toString());
            return Optional.empty();
        }
    }

    private final MemoryLedger ledger = new MemoryLedger();
    private TestStation test = asking(Kind.YES_NO);

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aQuestionIsShownAndItsAnswerIsTheRuns() {
        test.scanAndStart(1);
        Asked asked = asked(1);
        assertThat(asked.text()).isEqualTo("Is the lamp on?");
        assertThat(Duration.between(asked.since(), asked.deadline())).isEqualTo(Duration.ofSeconds(30));
        test.station.answer(1, asked.id(), new No("dark"));
        test.assertPassed(1);
        assertThat(said()).isEqualTo("'" + new No("dark") + "'");
        assertThat(test.station.slot(1).question())
                .as("it went with its answer")
                .isEmpty();
    }

    @Test
    void ofManyAnswersAtOnceExactlyOneCounts() throws InterruptedException, ExecutionException {
        ExecutorService pages = Executors.newFixedThreadPool(8);
        try {
            for (int round = 1; round <= 25; round++) {
                test.scan(1);
                test.station.start(1);
                UUID question = asked(1).id();
                Callable<Boolean> page = () -> {
                    try {
                        test.station.answer(1, question, new Yes());
                        return true;
                    } catch (StationException e) {
                        assertThat(e.refusal()).isEqualTo(Refusal.UNKNOWN_QUESTION);
                        return false;
                    }
                };
                int taken = 0;
                for (Future<Boolean> answer :
                        pages.invokeAll(List.of(page, page, page, page, page, page, page, page))) {
                    taken += answer.get() ? 1 : 0;
                }
                assertThat(taken).as("round " + round).isEqualTo(1);
                test.assertPassed(1);
            }
        } finally {
            pages.shutdownNow();
        }
    }

    @Test
    void aLateAnswerIsNotTakenForTheNextQuestions() {
        test.scanAndStart(1);
        UUID first = asked(1).id();
        test.station.answer(1, first, new Yes());
        test.assertPassed(1);
        test.station.start(1);
        Asked second = asked(1);
        assertThat(second.id()).isNotEqualTo(first);
        StationException refused =
                catchThrowableOfType(StationException.class, () -> test.station.answer(1, first, new Yes()));
        assertThat(refused.refusal()).isEqualTo(Refusal.UNKNOWN_QUESTION);
        assertThat(test.station.slot(1).question()).contains(second);
        test.station.stop(1);
        test.assertEnded(1, Outcome.ABORTED, FaultCode.STOPPED);
        assertThat(catchThrowableOfType(StationException.class, () -> test.station.answer(1, second.id(), new Yes()))
                        .refusal())
                .isEqualTo(Refusal.UNKNOWN_QUESTION);
    }

    @Test
    void anAnswerOfAnotherKindIsRefusedAndTheQuestionStays() {
        test.scanAndStart(1);
        Asked asked = asked(1);
        StationException refused =
                catchThrowableOfType(StationException.class, () -> test.station.answer(1, asked.id(), new Given("on")));
        assertThat(refused.refusal()).isEqualTo(Refusal.ANSWER_NOT_FITTING);
        assertThat(refused).hasMessageContaining("'on', expected yes or no");
        test.station.answer(1, asked.id(), new Yes());
        test.assertPassed(1);
    }

    @Test
    void aQuestionThatNobodyAnswersEndsTheRunAtItsDeadline() {
        test.scanAndStart(1);
        asked(1);
        test.ticker.turn(Duration.ofSeconds(31));
        test.assertEnded(1, Outcome.ABORTED, FaultCode.PROMPT_UNANSWERED);
        assertThat(test.station.slot(1).question()).isEmpty();
    }

    @Test
    void closingTheStationWaitsForNobody() {
        test.scanAndStart(1);
        asked(1);
        test.station.close();
        test.assertEnded(1, Outcome.ABORTED, FaultCode.STOPPED);
        assertThat(test.threads.alive()).isEmpty();
    }

    @Test
    void aScanAnswersARunThatWaitsForAValue() {
        test.close();
        test = asking(Kind.VALUE);
        for (int slot : List.of(1, 2)) {
            test.scanAndStart(slot);
            asked(slot);
        }
        // Of two that wait, the one whose own serial number it is; a code of neither says nothing.
        assertThat(test.station.scan("NB-000002", Optional.empty()).slot()).contains(2);
        test.assertPassed(2);
        assertThat(test.station.scan("\u001d01-LABEL\r\n", Optional.empty()).slot())
                .contains(1);
        test.assertPassed(1);
        assertThat(ledger.endedRuns())
                .flatExtracting(run -> run.phases().get(4).measurements())
                .extracting(measurement -> measurement.value().orElseThrow().toString())
                .containsExactly("'" + new Given("NB-000002") + "'", "'" + new Given("\u001d01-LABEL\r\n") + "'");
    }

    private TestStation asking(Kind kind) {
        Question question = new Question("Is the lamp on?", kind, Optional.empty(), Optional.empty());
        return TestStation.making(
                2,
                ledger.books(),
                ProductDraft.named("lamp")
                        .then(new Asks(question), Duration.ofSeconds(30))
                        .made());
    }

    private Asked asked(int slot) {
        await().atMost(TestStation.PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> test.station.slot(slot).question().isPresent());
        return test.station.slot(slot).question().orElseThrow();
    }

    private String said() {
        return ledger.endedRuns()
                .get(0)
                .phases()
                .get(4)
                .measurements()
                .get(0)
                .value()
                .orElseThrow()
                .toString();
    }
}
