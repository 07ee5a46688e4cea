package org.nailbed.station.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.LedgerException;
import org.nailbed.ledger.MemoryLedger;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;
import org.nailbed.run.Run;
import org.nailbed.station.Day.DatabaseState;
import org.nailbed.station.engine.FakeBoard.Step;

class DatabaseTroubleTest {

    private final MemoryLedger ledger = new MemoryLedger();
    private final TestStation test = TestStation.with(2, ledger);

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void withoutTheDatabaseNothingIsWrittenToABoard() {
        ledger.disconnect();
        test.scanAndStart(1);
        test.assertEnded(1, Outcome.ERROR, FaultCode.DATABASE_DOWN);
        assertThat(test.boards.board(1).writes()).isZero();
        await().atMost(TestStation.PATIENCE).until(() -> test.station.day().database() == DatabaseState.DOWN);
        ledger.reconnect();
        test.station.start(1);
        await().atMost(TestStation.PATIENCE).until(() -> ledger.endedRuns().size() == 1);
        test.assertPassed(1);
        await().atMost(TestStation.PATIENCE).until(() -> test.station.day().database() == DatabaseState.UP);
    }

    @Test
    void aRunThatCouldNotBeStoredIsNoPassAndIsStoredLate() throws InterruptedException {
        test.boards.board(1).holdAt(Step.BOOT);
        test.scanAndStart(1);
        test.boards.board(1).awaitAt(Step.BOOT);
        ledger.disconnect();
        test.boards.board(1).letGo(Step.BOOT);
        test.assertEnded(1, Outcome.ERROR, FaultCode.DATABASE_DOWN);
        assertThat(ledger.endedRuns()).isEmpty();

        ledger.reconnect();
        await().atMost(TestStation.PATIENCE).until(() -> ledger.endedRuns().size() == 1);
        Run late = ledger.endedRuns().get(0);
        assertThat(late.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(late.phases()).as("all facts are kept").hasSize(4);
        assertThat(late.decidingFault().orElseThrow().code()).isEqualTo(FaultCode.DATABASE_DOWN);
    }

    @Test
    void aRunThatEndsWhileTheDatabaseIsAwayForAMomentIsStoredAndShownAsItIs() throws InterruptedException {
        test.boards.board(1).holdAt(Step.BOOT);
        test.scanAndStart(1);
        test.boards.board(1).awaitAt(Step.BOOT);
        ledger.disconnect();
        AtomicInteger sleeps = new AtomicInteger();
        test.ticker.whenSomebodySleeps(() -> {
            if (sleeps.incrementAndGet() == 3) {
                ledger.reconnect();
            }
        });
        test.boards.board(1).letGo(Step.BOOT);
        test.assertPassed(1);
        assertThat(sleeps).hasValue(3);
        assertThat(ledger.endedRuns()).extracting(Run::outcome).containsExactly(Outcome.PASS);
    }

    @Test
    void aRecordThatTheLedgerRefusesLeavesNoUnitInWork() {
        ledger.failNextEnd(new LedgerException("Too long. Hand this to an engineer.", null));
        test.scanAndStart(1);
        test.assertEnded(1, Outcome.ERROR, FaultCode.DATABASE_DOWN);
        await().atMost(TestStation.PATIENCE).until(() -> ledger.endedRuns().size() == 1);
        assertThat(ledger.endedRuns().get(0).decidingFault().orElseThrow().message())
                .contains("refused the record: Too long");
        test.station.start(1);
        test.assertPassed(1);
    }

    @Test
    void aDefectWhileARunIsStoredEndsItInTheLedgerToo() {
        ledger.failNextEnd(new IllegalStateException("nobody foresaw this"));
        test.scanAndStart(1);
        test.assertEnded(1, Outcome.ERROR, FaultCode.INTERNAL);
        await().atMost(TestStation.PATIENCE).until(() -> ledger.endedRuns().size() == 1);
        assertThat(ledger.endedRuns()).extracting(Run::outcome).containsExactly(Outcome.ERROR);
        test.station.start(1);
        test.assertPassed(1);
    }

    @Test
    void closingStoresWhatStillWaits() throws InterruptedException {
        test.boards.board(1).holdAt(Step.BOOT);
        test.scanAndStart(1);
        test.boards.board(1).awaitAt(Step.BOOT);
        ledger.disconnect();
        test.boards.board(1).letGo(Step.BOOT);
        test.assertEnded(1, Outcome.ERROR, FaultCode.DATABASE_DOWN);
        ledger.reconnect();
        test.station.close();
        assertThat(ledger.endedRuns()).hasSize(1);
    }

    @Test
    void aStationDoesNotOpenWithoutItsDatabaseAndLeavesNoThread() {
        ThreadsSince threads = ThreadsSince.now();
        ledger.disconnect();
        assertThatThrownBy(() -> TestStation.with(1, ledger)).isInstanceOf(LedgerException.class);
        assertThat(threads.alive()).isEmpty();
    }
}
