package org.nailbed.station.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.nailbed.ledger.MemoryLedger;
import org.nailbed.ledger.books.Books;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;
import org.nailbed.station.Product;
import org.nailbed.station.SlotState;
import org.nailbed.station.SlotState.Ended;
import org.nailbed.station.config.StationConfig.Approval;
import org.nailbed.station.outside.SlotGuard;
import org.nailbed.station.outside.Times;

/** A station under test, with words to speak of it. */
final class TestStation implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    final ThreadsSince threads = ThreadsSince.now();
    final FakeBoards boards = new FakeBoards();
    final TurnedTicker ticker = new TurnedTicker();
    final LiveStation station;

    private TestStation(Books books, Rig rig, SlotGuard guard, Approval approval, List<Product> products) {
        Times times = new Times(InstantSource.system(), ticker, ZoneOffset.UTC);
        station = LiveStation.open(new StationParts(rig, products, approval, books, boards, guard, times));
    }

    static TestStation with(int slots, MemoryLedger ledger) {
        return making(slots, ledger.books(), TestProducts.withSerialNumbers(TestProducts.smallFirmware()));
    }

    static TestStation withoutSerialNumbers(int slots, MemoryLedger ledger) {
        return making(slots, ledger.books(), TestProducts.withoutSerialNumbers(TestProducts.smallFirmware()));
    }

    /** Products that need no approval. */
    static TestStation making(int slots, Books books, Product... products) {
        return new TestStation(
                books, Rig.of(TestProducts.fixture(slots)), SlotGuard.NONE, Approval.AUTOMATIC, List.of(products));
    }

    /** Products that an engineer approves. */
    static TestStation approving(int slots, Books books, Product... products) {
        return new TestStation(
                books, Rig.of(TestProducts.fixture(slots)), SlotGuard.NONE, Approval.REQUIRED, List.of(products));
    }

    static TestStation guarded(int slots, Books books, SlotGuard guard, Product product) {
        return new TestStation(books, Rig.of(TestProducts.fixture(slots)), guard, Approval.AUTOMATIC, List.of(product));
    }

    /** One of several on a database. */
    static TestStation of(String name, int slots, Books books, Approval approval, Product... products) {
        return new TestStation(
                books, Rig.of(TestProducts.fixture(name, slots)), SlotGuard.NONE, approval, List.of(products));
    }

    static TestStation rigged(Rig rig, Books books, Product product) {
        return new TestStation(books, rig, SlotGuard.NONE, Approval.AUTOMATIC, List.of(product));
    }

    /** Scans NB-00000n onto every slot n. */
    void scanAll() {
        station.slots().forEach(slot -> scan(slot.number()));
    }

    void scan(int slot) {
        station.scan(serialNumber(slot), Optional.of(slot));
    }

    void scanAndStart(int slot) {
        scan(slot);
        station.start(slot);
    }

    static String serialNumber(int slot) {
        return String.format("NB-%06d", slot);
    }

    SlotState state(int slot) {
        return station.slot(slot).state();
    }

    Ended awaitEnded(int slot) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> state(slot) instanceof Ended);
        return (Ended) state(slot);
    }

    void assertPassed(int slot) {
        Ended ended = awaitEnded(slot);
        assertThat(ended.fault()).as("slot " + slot).isEmpty();
        assertThat(ended.outcome()).as("slot " + slot).isEqualTo(Outcome.PASS);
    }

    void assertEnded(int slot, Outcome outcome, FaultCode code) {
        Ended ended = awaitEnded(slot);
        assertThat(ended.fault().orElseThrow().code())
                .as("slot " + slot + ": " + ended.fault())
                .isEqualTo(code);
        assertThat(ended.outcome()).as("slot " + slot).isEqualTo(outcome);
    }

    static Instant longAgo() {
        return Instant.parse("2026-01-01T00:00:00Z");
    }

    @Override
    public void close() {
        station.close();
    }
}
