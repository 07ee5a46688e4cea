package org.nailbed.station.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.ledger.MemoryLedger;
import org.nailbed.ledger.job.StartRule;
import org.nailbed.ledger.line.AdmissionRules;
import org.nailbed.ledger.line.AdmissionRules.AfterPass;
import org.nailbed.ledger.line.Yield;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;
import org.nailbed.run.Run;
import org.nailbed.station.Jobs;
import org.nailbed.station.SlotHealth;
import org.nailbed.station.SlotHealth.Reason;
import org.nailbed.station.SlotHealth.Stop;
import org.nailbed.station.SlotView.Command;
import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;
import org.nailbed.station.StationListener;
import org.nailbed.station.engine.FakeBoard.Step;
import org.nailbed.station.outside.SlotGuard;

class GuardedSlotsTest {

    private static final String GOLDEN = "GOLD-7";

    /** Wants a golden unit to pass on slot 2 before anything else. */
    private static final class GoldenDue implements SlotGuard {
        private final List<Run> ended = new CopyOnWriteArrayList<>();
        private volatile boolean due = true;
        private volatile boolean broken;
        private volatile IntConsumer changed = slot -> {};

        @Override
        public void onChange(IntConsumer slotChanged) {
            changed = slotChanged;
        }

        @Override
        public Optional<String> refusal(int slot, Optional<String> serialNumber) {
            boolean stops =
                    due && slot == 2 && serialNumber.filter(this::isGolden).isEmpty();
            return stops ? Optional.of("a golden unit is due. Run one.") : Optional.empty();
        }

        @Override
        public boolean isGolden(String serialNumber) {
            return serialNumber.equals(GOLDEN);
        }

        @Override
        public void ended(Run run) {
            if (broken) {
                throw new StackOverflowError("broken by the test");
            }
            ended.add(run);
            due &= !run.start().serialNumber().equals(Optional.of(GOLDEN)) || run.outcome() != Outcome.PASS;
        }

        @Override
        public SlotHealth health(int slot) {
            return due && slot == 2
                    ? new SlotHealth(Optional.of(new Stop(Reason.GOLDEN_UNIT_DUE, "due")), List.of(), 0, 0)
                    : SlotHealth.GOOD;
        }
    }

    private final MemoryLedger ledger = new MemoryLedger();
    private final GoldenDue guard = new GoldenDue();
    private final TestStation test = TestStation.guarded(
            2,
            ledger.books(),
            guard,
            ProductDraft.named("lamp")
                    .rules(new AdmissionRules("flash", List.of(), AfterPass.REFUSE, OptionalInt.of(1)))
                    .made());

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aGuardThatBreaksLeavesTheVerdictAndTheSlotAsTheyAre() {
        guard.broken = true;
        test.scanAndStart(1);
        test.assertPassed(1);
        test.station.clear(1);
        test.scanAndStart(1);
        test.assertEnded(1, Outcome.ERROR, FaultCode.ALREADY_PASSED);
    }

    @Test
    void aSlotThatItsGuardStopsTakesNoStartAndSaysWhy() {
        test.scan(2);
        StationException refused = catchThrowableOfType(StationException.class, () -> test.station.start(2));
        assertThat(refused.refusal()).isEqualTo(Refusal.SLOT_STOPPED);
        assertThat(refused).hasMessageContaining("a golden unit is due. Run one.");
        assertThat(test.station.slot(2).allowed()).containsExactly(Command.CLEAR);
        assertThat(test.station.slot(2).health().stopped().orElseThrow().reason())
                .isEqualTo(Reason.GOLDEN_UNIT_DUE);
        assertThat(test.station.slot(2).hindrance()).isPresent();
        assertThat(test.station.startAll().skipped()).containsExactly(1, 2);
    }

    @Test
    void aGoldenUnitRunsOutsideItsJobAndAsOftenAsWanted() {
        Jobs.View job =
                test.station.jobs().create(new Jobs.Order("lamp", 1, "L-1", StartRule.BUTTON, Set.of(2), "Ann"));
        for (int shift = 1; shift <= 3; shift++) {
            test.station.scan(GOLDEN, Optional.of(2));
            test.station.start(2);
            test.assertPassed(2);
        }
        assertThat(guard.ended).hasSize(3).allSatisfy(run -> {
            assertThat(run.start().job()).isEmpty();
            assertThat(run.outcome()).isEqualTo(Outcome.PASS);
        });
        test.station.jobs().start(job.id(), "Ann");
        test.boards.board(2).withMac("24:0a:c4:00:00:99");
        test.scan(2);
        test.station.start(2);
        test.assertPassed(2);
        assertThat(guard.ended.get(3).start().job()).as("a product unit").isPresent();
    }

    @Test
    void anotherBoardWithTheLabelOfTheGoldenUnitIsNotWrittenAndProvesNothing() {
        test.station.scan(GOLDEN, Optional.of(2));
        test.station.start(2);
        test.assertPassed(2);
        test.boards.board(2).withMac("24:0a:c4:00:00:99");
        test.station.start(2);
        test.assertEnded(2, Outcome.ERROR, FaultCode.SERIAL_BOUND);
        test.scan(1);
        test.boards.board(1).withMac("24:0a:c4:00:00:98");
        test.station.start(1);
        test.assertPassed(1);
        test.station.clear(2);
        test.station.scan(GOLDEN, Optional.of(1));
        test.station.start(1);
        test.assertEnded(1, Outcome.ERROR, FaultCode.DUPLICATE_MAC);
        assertThat(test.boards.board(1).writes()).isEqualTo(1);
        assertThat(test.boards.board(2).writes()).isEqualTo(1);
    }

    @Test
    void theGuardHasHeardOfARunBeforeItsVerdictIsShown() {
        test.scanAndStart(1);
        test.assertPassed(1);
        assertThat(guard.ended).hasSize(1);
    }

    @Test
    void whatChangesAtTheSlotItselfIsNews() {
        List<Integer> told = new CopyOnWriteArrayList<>();
        test.station.addListener(new StationListener() {
            @Override
            public void slotChanged(int slot) {
                told.add(slot);
            }

            @Override
            public void slotProgressed(int slot) {}

            @Override
            public void dayChanged() {}
        });
        guard.changed.accept(2);
        assertThat(told).containsExactly(2);
    }

    @Test
    void theFirstPassYieldCountsFirstAttemptsOnly() {
        try (TestStation again = TestStation.making(
                2, new MemoryLedger().books(), ProductDraft.named("lamp").made())) {
            again.boards.board(1).failAt(Step.BOOT, new FlashException(FlashFault.BOOT_LOOP, "again and again"));
            again.scanAndStart(1);
            again.assertEnded(1, Outcome.FAIL, FaultCode.BOOT_LOOP);
            again.boards.board(1).heal();
            again.station.start(1);
            again.scanAndStart(2);
            again.assertPassed(2);
            await().atMost(TestStation.PATIENCE).untilAsserted(() -> {
                assertThat(again.station.day().counters().pass()).isEqualTo(2);
                assertThat(again.station.day().firstPass()).isEqualTo(new Yield(1, 2));
            });
        }
    }
}
