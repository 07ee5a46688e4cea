package org.nailbed.ledger.postgres.record;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.ledger.RunIds;
import org.nailbed.ledger.postgres.sql.BoundStatement;
import org.nailbed.ledger.postgres.sql.Rows;

/**
 * Which MAC belongs to which serial number. A MAC belongs to the unit of its newest binding, unless that one was released.
 * Whoever writes holds the locks of serial number and MAC.
 */
public final class Bindings {
    private final Connection connection;

    public Bindings(Connection connection) {
        this.connection = connection;
    }

    public Optional<String> serialNumberOf(String mac) throws SQLException {
        try (BoundStatement select = new BoundStatement(connection, """
                SELECT newest.serial_number FROM (
                    SELECT id, serial_number FROM mac_bindings WHERE mac = ? ORDER BY ordinal DESC LIMIT 1) newest
                WHERE NOT EXISTS (SELECT FROM mac_releases WHERE binding_id = newest.id)
                """)) {
            return Rows.first(select.text(mac), row -> row.getString(1));
        }
    }

    /** More than one only where two boards were recorded under one serial number before there were bindings. */
    public List<String> macsOf(String serialNumber) throws SQLException {
        try (BoundStatement select = new BoundStatement(connection, """
                SELECT b.mac FROM mac_bindings b
                WHERE b.serial_number = ?
                    AND NOT EXISTS (SELECT FROM mac_releases WHERE binding_id = b.id)
                    AND NOT EXISTS (SELECT FROM mac_bindings newer WHERE newer.mac = b.mac AND newer.ordinal > b.ordinal)
                ORDER BY b.mac
                """)) {
            return Rows.all(select.text(serialNumber), row -> row.getString(1));
        }
    }

    /** Binds both if neither is bound; else leaves things as they are: only a release undoes a binding. */
    public void bindAtFirstContact(String mac, String serialNumber, UUID run, Instant at) throws SQLException {
        if (serialNumberOf(mac).isPresent() || !macsOf(serialNumber).isEmpty()) {
            return;
        }
        try (BoundStatement insert = new BoundStatement(
                connection,
                "INSERT INTO mac_bindings (id, mac, ordinal, serial_number, run_id, at)"
                        + " SELECT ?, ?, coalesce(max(ordinal), 0) + 1, ?, ?, ? FROM mac_bindings WHERE mac = ?")) {
            insert.id(RunIds.next()).text(mac).text(serialNumber).id(run).instant(at);
            insert.text(mac).insert();
        }
    }
}
