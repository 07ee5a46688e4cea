package org.nailbed.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.postgres.PostgresBooks;
import org.postgresql.ds.PGSimpleDataSource;

/** The contract on the real thing, by sessions whose time zone is neither UTC nor the machine's nor of whole hours. */
class PostgresLedgerIT extends LedgerContract {
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
    Books books() {
        return PostgresBooks.on(new ForeignZone(database.station()), "the test database");
    }

    private static final class ForeignZone extends PGSimpleDataSource {
        private static final long serialVersionUID = 1L;

        ForeignZone(DatabaseAddress address) {
            setURL(address.jdbcUrl());
            setUser(address.user());
            setPassword(address.password());
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET search_path TO nailbed; SET TIME ZONE 'Asia/Kathmandu'");
            }
            return connection;
        }
    }
}
