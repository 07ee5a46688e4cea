package org.nailbed.ledger.postgres;

import javax.sql.DataSource;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.postgres.job.PostgresJobs;
import org.nailbed.ledger.postgres.line.PostgresLine;
import org.nailbed.ledger.postgres.product.PostgresProducts;
import org.nailbed.ledger.postgres.record.PostgresLedger;
import org.nailbed.ledger.postgres.slot.PostgresSlots;
import org.nailbed.ledger.postgres.sql.Database;

/** The books over one migrated database; see {@link LedgerStore}. */
public final class PostgresBooks {

    private PostgresBooks() {}

    /**
     * @param source whose sessions find our tables without their schema's name; not owned
     * @param where host, port and database, for messages
     */
    public static Books on(DataSource source, String where) {
        Database database = new Database(source, where);
        return new Books(
                new PostgresLedger(database),
                new PostgresLine(database),
                new PostgresJobs(database),
                new PostgresProducts(database),
                new PostgresSlots(database));
    }
}
