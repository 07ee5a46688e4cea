package org.nailbed.station.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.nailbed.ledger.TestDatabase;
import org.nailbed.ledger.TestRuns;
import org.nailbed.ledger.line.UnitHistory;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;
import org.nailbed.station.Product;
import org.nailbed.station.SlotState.Ended;
import org.nailbed.station.SlotView.Asked;
import org.nailbed.station.config.StationConfig.Approval;

/** Stations on one real database, whose boards nobody saw before; with words for what the rules of the line say to them. */
abstract class InterlockBench {

    static final int SLOTS = 4;
    static final AtomicInteger UNITS = new AtomicInteger();

    static TestDatabase database;
    private final List<TestStation> stations = new ArrayList<>();

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @AfterEach
    void closeStations() {
        stations.forEach(TestStation::close);
    }

    static ProductDraft draft() {
        return ProductDraft.named("product-" + UNITS.incrementAndGet());
    }

    /** With boards that nobody saw before. */
    TestStation open(Product... products) {
        return open("line-" + UNITS.incrementAndGet(), Approval.AUTOMATIC, products);
    }

    TestStation open(String name, Approval approval, Product... products) {
        TestStation test = TestStation.of(name, SLOTS, database.books(), approval, products);
        stations.add(test);
        for (int slot = 1; slot <= SLOTS; slot++) {
            board(test, slot, TestRuns.newMac());
        }
        return test;
    }

    static FakeBoard board(TestStation test, int slot, String mac) {
        return test.boards.board(slot).withMac(mac);
    }

    static String unit() {
        return "NB-%06d".formatted(UNITS.incrementAndGet());
    }

    /** A board that nobody saw before, under a serial number that nobody used before. */
    static String run(TestStation test, int slot) {
        String unit = unit();
        run(test, slot, unit);
        return unit;
    }

    static void run(TestStation test, int slot, String unit) {
        test.station.scan(unit, Optional.of(slot));
        test.station.start(slot);
    }

    static void assertRefused(TestStation test, int slot, FaultCode code) {
        int writes = test.boards.board(slot).writes();
        test.assertEnded(slot, Outcome.ERROR, code);
        assertThat(test.boards.board(slot).writes()).as("nothing is written").isEqualTo(writes);
        Ended ended = test.awaitEnded(slot);
        assertThat(database.ledger().run(ended.run()).orElseThrow().summary().faultCode())
                .contains(code);
    }

    static Asked asked(TestStation test, int slot) {
        await().atMost(TestStation.PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> test.station.slot(slot).question().isPresent());
        return test.station.slot(slot).question().orElseThrow();
    }

    static List<UnitHistory.Booking> bookings(String unit) {
        return database.books().line().unit(unit).orElseThrow().visits().stream()
                .flatMap(visit -> visit.booking().stream())
                .toList();
    }

    static String serialNumber(TestStation test, int slot) {
        return test.awaitEnded(slot).dut().serialNumber().orElseThrow();
    }
}
