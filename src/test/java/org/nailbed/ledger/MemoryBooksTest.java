package org.nailbed.ledger;

import org.nailbed.ledger.books.Books;

class MemoryBooksTest
        implements AdmissionContract,
                RouteContract,
                SerialRangeContract,
                JobContract,
                ProductContract,
                UnitContract,
                SlotContract {
    private final Books books = new MemoryLedger().books();

    @Override
    public Books books() {
        return books;
    }
}
