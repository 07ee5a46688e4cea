package org.nailbed.ledger.postgres.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Names that one transaction has for itself until it ends, among all stations of a database (advisory locks, PostgreSQL
 * manual, 13.3.5). Whoever needs several takes them in the order in which they stand here, so that no two wait for each other.
 * Taken in statements of their own: a query sees what was committed before it began, not while it waited.
 */
public final class Locks {
    /** Two names may have one hash: then their owners wait for each other without need, and that is all. */
    private static final String KEY = "hashtextextended(?, 20261122)";

    private static final String SERIAL_NUMBER = "serial ";

    private final Connection connection;

    public Locks(Connection connection) {
        this.connection = connection;
    }

    public void job(UUID id) throws SQLException {
        take("job " + id);
    }

    public void serialNumber(String serialNumber) throws SQLException {
        take(SERIAL_NUMBER + serialNumber);
    }

    /** Takes it if nobody has it. Never waits, and so may be asked whatever is held already. */
    public boolean takesSerialNumberNow(String serialNumber) throws SQLException {
        try (BoundStatement lock = new BoundStatement(connection, "SELECT pg_try_advisory_xact_lock(" + KEY + ")")) {
            return Rows.first(lock.text(SERIAL_NUMBER + serialNumber), row -> row.getBoolean(1))
                    .orElseThrow();
        }
    }

    public void mac(String mac) throws SQLException {
        take("mac " + mac);
    }

    public void range(String name) throws SQLException {
        take("range " + name);
    }

    /** Of a product revision or an image. */
    public void hash(String sha256) throws SQLException {
        take("hash " + sha256);
    }

    public void slot(String station, int slot) throws SQLException {
        take("slot " + slot + " " + station);
    }

    private void take(String name) throws SQLException {
        try (BoundStatement lock = new BoundStatement(connection, "SELECT pg_advisory_xact_lock(" + KEY + ")")) {
            lock.text(name).query();
        }
    }
}
