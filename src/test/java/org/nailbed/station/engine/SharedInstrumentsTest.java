package org.nailbed.station.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.MemoryLedger;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;
import org.nailbed.sequence.Instruments.Lease;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.SequenceException;
import org.nailbed.station.BenchView;
import org.nailbed.station.config.Equipment;
import org.nailbed.station.config.StationConfig.ScanOrder;
import org.nailbed.wire.Deadline;

class SharedInstrumentsTest {

    /** Which slots had the instrument, in order; and how they are held and let go. */
    private final List<Integer> hadIt = new CopyOnWriteArrayList<>();

    private final Map<Integer, CountDownLatch> holds = new ConcurrentHashMap<>();

    private volatile boolean forgetful;
    private final MemoryLedger ledger = new MemoryLedger();
    private final TestStation test = TestStation.rigged(
            new Rig(
                    TestProducts.fixture(3),
                    new Equipment(
                            List.of(new Equipment.Instrument(
                                    "dmm-1", "socket://dmm:5025", 9600, Duration.ofSeconds(2))),
                            List.of()),
                    ScanOrder.NEXT_FREE),
            ledger.books(),
            ProductDraft.named("lamp")
                    .then(new Measures("dmm-1"), Duration.ofSeconds(30))
                    .made());

    @AfterEach
    void close() {
        holds.values().forEach(CountDownLatch::countDown);
        test.close();
    }

    @Test
    void oneSlotAtATimeHasItAndWhoWaitsLongestIsNext() {
        List.of(1, 2, 3).forEach(slot -> holds.put(slot, new CountDownLatch(1)));
        test.scanAndStart(3);
        awaitHolder(3);
        test.scanAndStart(1);
        awaitWaiting(1, "dmm-1, used by slot 3");
        test.scanAndStart(2);
        awaitWaiting(2, "dmm-1, used by slot 3");
        assertThat(test.station.bench().instruments())
                .containsExactly(new BenchView.Instrument("dmm-1", "socket://dmm:5025", List.of(3, 1, 2)));
        letGo(3);
        awaitHolder(1);
        awaitWaiting(2, "dmm-1, used by slot 1");
        letGo(1);
        awaitHolder(2);
        assertThat(test.station.slot(2).waitingFor()).isEmpty();
        letGo(2);
        List.of(1, 2, 3).forEach(test::assertPassed);
        assertThat(test.station.bench().instruments().get(0).slots()).isEmpty();
        assertThat(hadIt).containsExactly(3, 1, 2);
    }

    @Test
    void whoeverIsStoppedWhileItWaitsOrWorksKeepsNobodyOut() {
        List.of(1, 2, 3).forEach(slot -> holds.put(slot, new CountDownLatch(1)));
        test.scanAndStart(1);
        awaitHolder(1);
        test.scanAndStart(2);
        awaitWaiting(2, "dmm-1, used by slot 1");
        test.scanAndStart(3);
        awaitWaiting(3, "dmm-1, used by slot 1");
        test.station.stop(2);
        test.assertEnded(2, Outcome.ABORTED, FaultCode.STOPPED);
        test.station.stop(1);
        test.assertEnded(1, Outcome.ABORTED, FaultCode.STOPPED);
        awaitHolder(3);
        letGo(3);
        test.assertPassed(3);
        assertThat(test.station.slot(2).waitingFor()).isEmpty();
    }

    @Test
    void whoeverForgetsToGiveItBackKeepsItNoLongerThanItsRun() {
        holds.put(1, new CountDownLatch(0));
        forgetful = true;
        test.scanAndStart(1);
        test.assertPassed(1);
        forgetful = false;
        test.scanAndStart(2);
        test.assertPassed(2);
    }

    @Test
    void waitingEndsAtTheDeadline() {
        holds.put(1, new CountDownLatch(1));
        test.scanAndStart(1);
        awaitHolder(1);
        test.scanAndStart(2);
        awaitWaiting(2, "dmm-1, used by slot 1");
        test.ticker.turn(Duration.ofSeconds(31));
        test.assertEnded(2, Outcome.ERROR, FaultCode.INSTRUMENT_BUSY);
        assertThat(test.awaitEnded(2).fault().orElseThrow().message()).contains("slot 1 uses it");
        letGo(1);
        test.assertPassed(1);
    }

    private void letGo(int slot) {
        Optional.ofNullable(holds.get(slot)).ifPresent(CountDownLatch::countDown);
    }

    private void awaitHolder(int slot) {
        await().atMost(TestStation.PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> !hadIt.isEmpty() && hadIt.get(hadIt.size() - 1) == slot);
    }

    private void awaitWaiting(int slot, String what) {
        await().atMost(TestStation.PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> test.station.slot(slot).waitingFor().equals(Optional.of(what)));
    }

    /** Takes the instrument, and holds it as its test says. */
    private final class Measures implements PhaseKind {
        private final String instrument;

        Measures(String instrument) {
            this.instrument = instrument;
        }

        @Override
        public String word() {
            return "measures";
        }

        @Override
        public void declare(MeasurementSheet sheet, Recipe recipe) {
            sheet.declare("address");
        }

        @Override
        @SuppressWarnings("MustBeClosedChecker") // one test forgets it on purpose
        public Optional<Fault> run(PhaseWork work, Deadline deadline) {
            int slot = work.start().slot();
            Lease lease = work.surroundings().instruments().borrow(instrument, work, deadline);
            try {
                hadIt.add(slot);
                work.sheet().set("address", lease.address());
                holds.getOrDefault(slot, new CountDownLatch(0)).await();
                return Optional.empty();
            } catch (InterruptedException e) {
                throw new SequenceException(FaultCode.STOPPED, "Stopped while measuring.", e);
            } finally {
                if (!forgetful) {
                    lease.close();
                }
            }
        }

        @Override
        public String toString() {
            return "measures with " + instrument;
        }
    }
}
