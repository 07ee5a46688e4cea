package org.nailbed.ledger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.nailbed.ledger.books.Books;

/** The contracts on the real thing, as the running station uses it. */
class PostgresBooksIT
        implements AdmissionContract,
                RouteContract,
                SerialRangeContract,
                JobContract,
                ProductContract,
                UnitContract,
                SlotContract {
    private static TestDatabase database;

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @Override
    public Books books() {
        return database.books();
    }
}
