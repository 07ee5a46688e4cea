package org.nailbed.panel;

import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.nailbed.ledger.Ledger;
import org.nailbed.ledger.MemoryLedger;
import org.nailbed.ledger.books.Books;
import org.nailbed.station.Station;
import org.nailbed.station.Times;
import org.nailbed.station.engine.FakeBoards;
import org.nailbed.station.engine.LiveStation;
import org.nailbed.station.engine.StationParts;
import org.nailbed.station.engine.TestProducts;

/** What the app would make: here without hardware and database. */
@Alternative
@Singleton
public class FakeParts {

    private final MemoryLedger ledger = new MemoryLedger();
    private final FakeBoards boards = new FakeBoards();

    @Produces
    @Singleton
    Ledger ledger() {
        return ledger;
    }

    @Produces
    @Singleton
    Books books() {
        return ledger.books();
    }

    @Produces
    @Singleton
    Station station() {
        return LiveStation.open(new StationParts(
                TestProducts.fixture(4),
                TestProducts.withSerialNumbers(TestProducts.smallFirmware()),
                ledger.books(),
                boards,
                Times.system()));
    }

    void close(@Disposes Station station) {
        station.close();
    }

    public MemoryLedger memory() {
        return ledger;
    }

    public FakeBoards boards() {
        return boards;
    }
}
