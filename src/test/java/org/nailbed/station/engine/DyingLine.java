package org.nailbed.station.engine;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nailbed.ledger.DatabaseAddress;
import org.nailbed.ledger.line.SerialRange;
import org.nailbed.ledger.postgres.LedgerStore;
import org.nailbed.station.Product;
import org.nailbed.station.SerialNumberRule;
import org.nailbed.station.SerialNumberRule.FromRange;
import org.nailbed.station.config.StationConfig.Approval;
import org.nailbed.station.engine.FakeBoard.Step;

/** A station in a process of its own that gives two boards their serial numbers, and then waits to be killed while it writes them. */
public final class DyingLine {

    static final String NAME = "dying-line";

    private DyingLine() {}

    /** @param arguments URL, user and password of the database, the name of the range, the MACs of two boards */
    public static void main(String[] arguments) throws InterruptedException {
        DatabaseAddress address = new DatabaseAddress(arguments[0], arguments[1], arguments[2]);
        LedgerStore store = LedgerStore.open(address);
        TestStation test = TestStation.of(NAME, 2, store.books(), Approval.AUTOMATIC, ranged(arguments[3], 10));
        for (int slot : List.of(1, 2)) {
            test.boards.board(slot).withMac(arguments[3 + slot]).holdAt(Step.WRITE);
            test.station.start(slot);
            test.boards.board(slot).awaitAt(Step.WRITE);
        }
        System.out.println("writing");
        Thread.currentThread().join();
    }

    /** A product whose serial numbers are the range's name, a dash and a number from 01. */
    static Product ranged(String name, int size) {
        SerialRange range = new SerialRange(name, name + "-{n:02}", 1, size);
        SerialNumberRule rule = new SerialNumberRule(
                Pattern.compile(name + "-\\d{2,3}"), Optional.empty(), Optional.empty(), new FromRange(range));
        return ProductDraft.named("ranged-" + name)
                .serialNumber(Optional.of(rule))
                .made();
    }
}
