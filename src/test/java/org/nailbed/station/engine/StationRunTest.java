package org.nailbed.station.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.ledger.MemoryLedger;
import org.nailbed.ledger.RunIds;
import org.nailbed.ledger.TestRuns;
import org.nailbed.run.Dut;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;
import org.nailbed.run.PhaseKey;
import org.nailbed.run.PhaseKey.Group;
import org.nailbed.run.ProductUse;
import org.nailbed.run.Run;
import org.nailbed.run.RunStart;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Recipe;
import org.nailbed.station.Product;
import org.nailbed.station.SlotState.Activity;
import org.nailbed.station.SlotState.Ended;
import org.nailbed.station.SlotState.Running;
import org.nailbed.station.SlotView.Command;
import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;
import org.nailbed.station.StationListener;
import org.nailbed.station.engine.FakeBoard.Step;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

class StationRunTest {

    private final MemoryLedger ledger = new MemoryLedger();
    private final TestStation test = TestStation.with(4, ledger);

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void everyScannedSlotRunsAndIsStored() {
        test.scanAll();
        test.station.clear(3);
        assertThat(test.station.startAll().started()).containsExactly(1, 2, 4);
        for (int slot : List.of(1, 2, 4)) {
            test.assertPassed(slot);
        }
        assertThat(ledger.endedRuns())
                .extracting(run -> run.start().serialNumber().orElseThrow())
                .containsExactlyInAnyOrder("NB-000001", "NB-000002", "NB-000004");
        Run run = ledger.endedRuns().get(0);
        assertThat(run.start().images()).isEqualTo(test.station.product().images());
        assertThat(run.start().product().sequenceSha256()).hasSize(64);
        assertThat(run.dut().mac()).isPresent();
    }

    @Test
    void aVerdictIsShownOnlyWhenItIsStored() {
        test.scanAndStart(1);
        Ended ended = test.awaitEnded(1);
        assertThat(ledger.endedRuns()).extracting(run -> run.start().id()).containsExactly(ended.run());
    }

    @Test
    void aFaultOnOneSlotDisturbsNoOther() throws InterruptedException {
        test.boards.board(1).failAt(Step.OPEN, new WireException(WireFault.PORT_NOT_FOUND, "no such port"));
        test.boards.board(2).failAt(Step.WRITE, new FlashException(FlashFault.REPLY_TIMEOUT, "silent at 0x1000"));
        test.boards.board(3).holdAt(Step.VERIFY);
        test.scanAll();
        test.station.startAll();
        test.assertPassed(4);
        test.assertEnded(1, Outcome.ERROR, FaultCode.PORT_NOT_FOUND);
        test.assertEnded(2, Outcome.ERROR, FaultCode.REPLY_TIMEOUT);
        test.boards.board(3).awaitAt(Step.VERIFY);
        test.boards.board(3).letGo(Step.VERIFY);
        test.assertPassed(3);
        assertThat(test.boards.board(2).openProgrammers()).isZero();
    }

    @Test
    void aStoppedRunIsAbortedAndItsPortClosed() throws InterruptedException {
        test.boards.board(2).holdAt(Step.WRITE);
        test.scanAndStart(2);
        test.boards.board(2).awaitAt(Step.WRITE);
        assertThat(test.station.slot(2).allowed()).containsExactly(Command.STOP);
        test.station.stop(2);
        test.station.stop(2);
        test.assertEnded(2, Outcome.ABORTED, FaultCode.STOPPED);
        test.station.stop(2);
        assertThat(test.boards.board(2).openProgrammers()).isZero();
        assertThat(ledger.endedRuns()).extracting(Run::outcome).containsExactly(Outcome.ABORTED);
    }

    @Test
    void aSlotThatRunsNothingCannotBeStopped() {
        StationException refused = catchThrowableOfType(StationException.class, () -> test.station.stop(1));
        assertThat(refused.refusal()).isEqualTo(Refusal.NOT_NOW);
        assertThat(test.station.stopAll()).isEmpty();
    }

    @Test
    void aRunningSlotTakesNoOtherCommand() throws InterruptedException {
        test.boards.board(1).holdAt(Step.IDENTIFY);
        test.scanAndStart(1);
        test.boards.board(1).awaitAt(Step.IDENTIFY);
        assertThatThrownBy(() -> test.station.start(1)).hasMessageContaining("a run goes on there");
        assertThatThrownBy(() -> test.station.clear(1)).hasMessageContaining("a run goes on there");
        assertThatThrownBy(() -> test.station.scan("NB-000009", Optional.of(1)))
                .hasMessageContaining("a run goes on there");
        assertThatThrownBy(() -> test.station.scan("NB-000001", Optional.empty()))
                .hasMessageContaining("is on slot 1 already");
        test.boards.board(1).letGo(Step.IDENTIFY);
        test.assertPassed(1);
    }

    @Test
    void aBoardThatFailedCanBeRunAgainWithItsSerialNumber() {
        test.boards.board(1).failAt(Step.VERIFY, new FlashException(FlashFault.DIGEST_MISMATCH, "app differs"));
        test.scanAndStart(1);
        test.assertEnded(1, Outcome.FAIL, FaultCode.DIGEST_MISMATCH);
        test.boards.board(1).heal();
        assertThat(test.station.slot(1).allowed()).contains(Command.START);
        test.station.start(1);
        await().atMost(TestStation.PATIENCE).until(() -> ledger.endedRuns().size() == 2);
        test.assertPassed(1);
    }

    @Test
    void aSerialNumberThatMovedToAnotherSlotIsNotStartedOnItsOldOne() {
        test.scanAndStart(1);
        test.assertPassed(1);
        test.station.scan(TestStation.serialNumber(1), Optional.of(2));
        StationException refused = catchThrowableOfType(StationException.class, () -> test.station.start(1));
        assertThat(refused.refusal()).isEqualTo(Refusal.SERIAL_IN_USE);
    }

    @Test
    void anEndedSlotIsFreeForTheNextBoardWhenNoneIsEmpty() {
        test.scanAll();
        test.station.startAll();
        for (int slot = 1; slot <= 4; slot++) {
            test.assertPassed(slot);
        }
        assertThat(test.station.scan("NB-000021", Optional.empty()).slot()).contains(1);
        test.station.clear(4);
        assertThat(test.station.scan("NB-000022", Optional.empty()).slot()).contains(4);
    }

    @Test
    void progressSaysPhaseFractionAndTimeLeft() throws InterruptedException {
        test.boards.board(1).holdAt(Step.WRITE);
        test.scanAndStart(1);
        test.boards.board(1).awaitAt(Step.WRITE);
        Running running = (Running) test.state(1);
        assertThat(running.activity()).isEqualTo(Activity.RUNNING);
        assertThat(running.dut().mac()).contains("24:0a:c4:00:00:01");
        assertThat(running.advance().phase().map(PhaseKey::name)).contains("flash");
        assertThat(running.advance().phaseIndex()).isEqualTo(2);
        assertThat(running.advance().phaseCount()).isEqualTo(4);
        assertThat(running.advance().fraction()).isBetween(0.1, 0.9);
        assertThat(running.advance().left()).isPresent();
        test.boards.board(1).letGo(Step.WRITE);
        test.assertPassed(1);
    }

    @Test
    void aBugInAProgrammerEndsTheRunAndNotTheSlot() {
        test.boards.board(1).failAt(Step.WRITE, new IllegalStateException("a bug"));
        test.scanAndStart(1);
        test.assertEnded(1, Outcome.ERROR, FaultCode.INTERNAL);
        test.boards.board(1).heal();
        test.station.start(1);
        await().atMost(TestStation.PATIENCE).until(() -> ledger.endedRuns().size() == 2);
        test.assertPassed(1);
    }

    @Test
    void aListenerThatFailsDisturbsNoRun() {
        test.station.addListener(new StationListener() {
            @Override
            public void slotChanged(int slot) {
                throw new IllegalStateException("a page");
            }

            @Override
            public void slotProgressed(int slot) {
                throw new IllegalStateException("a page");
            }

            @Override
            public void dayChanged() {
                throw new IllegalStateException("a page");
            }
        });
        test.scanAndStart(1);
        test.assertPassed(1);
    }

    @Test
    void theDayCountsWhatEnded() {
        test.boards.board(2).failAt(Step.BOOT, new FlashException(FlashFault.BOOT_LOOP, "again and again"));
        test.scanAndStart(1);
        test.scanAndStart(2);
        await().atMost(TestStation.PATIENCE)
                .untilAsserted(() -> assertThat(test.station.day().counters())
                        .isEqualTo(new org.nailbed.ledger.Counters(1, 1, 0, 0)));
    }

    @Test
    void closingStopsEveryRunAndEndsEveryThread() throws InterruptedException {
        test.boards.board(1).holdAt(Step.WRITE);
        test.scanAndStart(1);
        test.boards.board(1).awaitAt(Step.WRITE);
        assertThat(test.threads.alive()).containsExactly("ledger-clerk", "slot-1", "slot-2", "slot-3", "slot-4");
        test.station.close();
        assertThat(ledger.endedRuns()).extracting(Run::outcome).containsExactly(Outcome.ABORTED);
        assertThat(test.boards.board(1).openProgrammers()).isZero();
        assertThat(test.threads.alive()).isEmpty();
        assertThatThrownBy(() -> test.station.start(1)).hasMessageContaining("closing");
        test.station.close();
    }

    @Test
    void closingLetsEveryRunTearDown() throws InterruptedException {
        PowersDown powersDown = new PowersDown(new CopyOnWriteArrayList<>());
        MemoryLedger records = new MemoryLedger();
        Product product = ProductDraft.named("lamp")
                .atLast(powersDown, Duration.ofSeconds(5))
                .made();
        try (TestStation closed = TestStation.making(2, records.books(), product)) {
            for (int slot : List.of(1, 2)) {
                closed.boards.board(slot).holdAt(slot == 1 ? Step.IDENTIFY : Step.BOOT);
                closed.scanAndStart(slot);
                closed.boards.board(slot).awaitAt(slot == 1 ? Step.IDENTIFY : Step.BOOT);
            }
        }
        assertThat(powersDown.slots()).containsExactlyInAnyOrder(1, 2);
        assertThat(records.endedRuns()).hasSize(2).allSatisfy(run -> {
            assertThat(run.outcome()).isEqualTo(Outcome.ABORTED);
            assertThat(run.phases().get(run.phases().size() - 1).key().group()).isEqualTo(Group.TEARDOWN);
        });
    }

    private record PowersDown(List<Integer> slots) implements PhaseKind {
        @Override
        public String word() {
            return "powers-down";
        }

        @Override
        public void declare(MeasurementSheet sheet, Recipe recipe) {}

        @Override
        public Optional<Fault> run(PhaseWork work, Deadline deadline) {
            slots.add(work.start().slot());
            return Optional.empty();
        }
    }

    @Test
    void runsThatACrashCutOffAreAbortedAtTheNextOpening() {
        RunStart cutOff = new RunStart(
                RunIds.next(),
                "test-line",
                1,
                new ProductUse("demo", TestRuns.REVISION.sha256(), "0".repeat(64)),
                List.of(),
                Optional.of("NB-000077"),
                Optional.empty(),
                TestStation.longAgo());
        TestRuns.keep(ledger.books());
        ledger.begin(cutOff);
        TestStation.with(1, ledger).close();
        assertThat(ledger.endedRuns()).singleElement().satisfies(run -> {
            assertThat(run.outcome()).isEqualTo(Outcome.ABORTED);
            assertThat(run.decidingFault().orElseThrow().code()).isEqualTo(FaultCode.STATION_DIED);
            assertThat(run.dut()).isEqualTo(Dut.withSerialNumber(Optional.of("NB-000077")));
        });
    }
}
