package org.nailbed.ledger.postgres.record;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.nailbed.ledger.postgres.sql.BoundStatement;

/** Serial numbers that were ever seen. */
public final class Units {
    private final Connection connection;

    public Units(Connection connection) {
        this.connection = connection;
    }

    /**
     * Stores a unit once. Waits for a transaction that is storing the same one.
     *
     * @return whether it is new
     */
    public boolean store(String serialNumber, Instant firstSeen) throws SQLException {
        try (BoundStatement insert = new BoundStatement(
                connection,
                "INSERT INTO units (serial_number, first_seen) VALUES (?, ?) ON CONFLICT (serial_number) DO NOTHING")) {
            return insert.text(serialNumber).instant(firstSeen).insert() == 1;
        }
    }
}
