package org.nailbed.ledger.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.nailbed.ledger.LedgerException;

/** Transactions on one database; every refusal comes out as a {@link LedgerException}. Safe for many threads. */
final class Database {
    private final DataSource source;
    private final String where;

    /** @param where host, port and database, for messages */
    Database(DataSource source, String where) {
        this.source = source;
        this.where = where;
    }

    /** What is done in one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Work without a result. */
    @FunctionalInterface
    interface Task {
        void on(Connection connection) throws SQLException;
    }

    /** @param what completes "could not …" */
    void write(String what, Task task) {
        read(what, connection -> {
            task.on(connection);
            return true;
        });
    }

    /** @param what completes "could not …" */
    <T> T read(String what, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            return committed(connection, work);
        } catch (SQLException e) {
            throw SqlFaults.explain("Could not " + what, where, e);
        }
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            rollBack(connection, e);
            throw e;
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
