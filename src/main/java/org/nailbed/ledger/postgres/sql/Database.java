package org.nailbed.ledger.postgres.sql;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.nailbed.ledger.LedgerException;

/** Transactions on one database; every refusal comes out as a {@link LedgerException}. Safe for many threads. */
public final class Database {

    /** After that many the database is in trouble, not in a race. */
    private static final int MOST_TRIES = 4;

    private final DataSource source;
    private final String where;

    /** @param where host, port and database, for messages */
    public Database(DataSource source, String where) {
        this.source = source;
        this.where = where;
    }

    /** What is done in one transaction; again from its begin when the database broke it off in favour of another. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Work without a result. */
    @FunctionalInterface
    public interface Task {
        void on(Connection connection) throws SQLException;
    }

    /** @param what completes "could not …" */
    public void write(String what, Task task) {
        ask(what, connection -> {
            task.on(connection);
            return true;
        });
    }

    /** @param what completes "could not …" */
    public <T> T ask(String what, Work<T> work) {
        try {
            return tried(work);
        } catch (SQLException e) {
            throw SqlFaults.explain("Could not " + what, where, e);
        }
    }

    private <T> T tried(Work<T> work) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                return once(work);
            } catch (SQLException e) {
                if (tries == MOST_TRIES || !SqlFaults.isLostRace(e)) {
                    throw e;
                }
            }
        }
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            return committed(connection, work);
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
