package org.nailbed.station.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.TestDatabase;
import org.nailbed.ledger.TestRuns;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;
import org.nailbed.station.Product;
import org.nailbed.station.SlotState.Ended;
import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;
import org.nailbed.station.config.StationConfig.Approval;
import org.nailbed.station.engine.FakeBoard.Step;

/** Two that want the same at the same moment, on one station and on two: one gets it, and one board is written. */
class InterlockRacesIT {

    private static final int ROUNDS = 25;
    private static final Product PRODUCT = ProductDraft.named("raced").made();

    private static TestDatabase database;
    private final TestStation left = open("left");
    private final TestStation right = open("right");
    private final ExecutorService people = Executors.newFixedThreadPool(2);

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    private static TestStation open(String name) {
        return TestStation.of(name, 2, database.books(), Approval.AUTOMATIC, PRODUCT);
    }

    @AfterEach
    void close() {
        people.shutdownNow();
        left.close();
        right.close();
    }

    @Test
    void ofTwoSlotsOneTakesTheSerialNumberThatTwoPeopleScan() throws InterruptedException, ExecutionException {
        for (int round = 1; round <= ROUNDS; round++) {
            String unit = "NB-1%05d".formatted(round);
            CyclicBarrier together = new CyclicBarrier(2);
            List<Future<Boolean>> scans = people.invokeAll(List.of(scan(unit, 1, together), scan(unit, 2, together)));
            assertThat(List.of(scans.get(0).get(), scans.get(1).get()))
                    .as("round " + round)
                    .containsExactlyInAnyOrder(true, false);
            left.station.clear(1);
            left.station.clear(2);
        }
    }

    private Callable<Boolean> scan(String unit, int slot, CyclicBarrier together) {
        return () -> {
            together.await();
            try {
                left.station.scan(unit, Optional.of(slot));
                return true;
            } catch (StationException e) {
                assertThat(e.refusal()).isEqualTo(Refusal.SERIAL_IN_USE);
                return false;
            }
        };
    }

    @Test
    void ofTwoSlotsOneWritesTheBoardsWithOneMac() {
        race(new Place(left, 1), new Place(left, 2), "NB-2%05d", "NB-3%05d", Same.MAC);
    }

    @Test
    void ofTwoStationsOneWritesTheBoardsWithOneMac() {
        race(new Place(left, 1), new Place(right, 1), "NB-4%05d", "NB-5%05d", Same.MAC);
    }

    @Test
    void ofTwoStationsOneTakesTheSerialNumberThatBothScanned() {
        race(new Place(left, 1), new Place(right, 1), "NB-6%05d", "NB-6%05d", Same.SERIAL_NUMBER);
    }

    private enum Same {
        MAC,
        SERIAL_NUMBER
    }

    private record Place(TestStation test, int slot) {

        FakeBoard board() {
            return test.boards.board(slot);
        }

        void run(String unit) {
            test.station.scan(unit, Optional.of(slot));
            test.station.start(slot);
        }
    }

    /** Both boards are identified at the same moment; the next thing that each does is to ask whether it may go on. */
    private static void race(Place one, Place other, String units, String otherUnits, Same same) {
        CyclicBarrier together = new CyclicBarrier(2);
        List<Place> places = List.of(one, other);
        places.forEach(place -> place.board().meetAt(Step.IDENTIFY, together));
        for (int round = 1; round <= ROUNDS; round++) {
            String mac = TestRuns.newMac();
            one.board().withMac(mac);
            other.board().withMac(same == Same.MAC ? mac : TestRuns.newMac());
            int writes =
                    places.stream().mapToInt(place -> place.board().writes()).sum();
            one.run(units.formatted(round));
            other.run(otherUnits.formatted(round));
            List<Ended> ended = places.stream()
                    .map(place -> place.test().awaitEnded(place.slot()))
                    .toList();
            assertThat(ended)
                    .as("round " + round)
                    .extracting(Ended::outcome)
                    .containsExactlyInAnyOrder(Outcome.PASS, Outcome.ERROR);
            assertThat(ended)
                    .as("round " + round)
                    .filteredOn(end -> end.outcome() == Outcome.ERROR)
                    .allSatisfy(
                            end -> assertThat(end.fault().orElseThrow().code()).isIn(expected(same)));
            assertThat(places.stream().mapToInt(place -> place.board().writes()).sum())
                    .as("round " + round)
                    .isEqualTo(writes + 1);
            places.forEach(place -> place.test().station.clear(place.slot()));
        }
    }

    /** The second of one serial number comes while the first is in work, or just after it bound that to its board. */
    private static List<FaultCode> expected(Same same) {
        return same == Same.MAC
                ? List.of(FaultCode.DUPLICATE_MAC)
                : List.of(FaultCode.UNIT_BUSY, FaultCode.SERIAL_BOUND);
    }
}
