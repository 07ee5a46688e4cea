package org.nailbed.ledger.postgres.line;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.ledger.LedgerException;
import org.nailbed.ledger.line.Release;
import org.nailbed.ledger.postgres.sql.BoundStatement;
import org.nailbed.ledger.postgres.sql.Locks;
import org.nailbed.ledger.postgres.sql.Rows;

/** Takes MACs from their units. */
final class Releases {
    private final Connection connection;

    Releases(Connection connection) {
        this.connection = connection;
    }

    private record Newest(UUID binding, String serialNumber, Optional<Release> release) {}

    Optional<String> store(Release release) throws SQLException {
        // The MAC alone: whoever admits for its serial number looks at the MAC again once it holds both.
        new Locks(connection).mac(release.mac());
        Optional<Newest> newest = newest(release.mac());
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        if (newest.get().release().isPresent()) {
            boolean thisOne = newest.get().release().get().equals(asStored(release));
            return thisOne ? Optional.of(newest.get().serialNumber()) : Optional.empty();
        }
        requireIdle(release.mac());
        insert(newest.get().binding(), release);
        return Optional.of(newest.get().serialNumber());
    }

    private Optional<Newest> newest(String mac) throws SQLException {
        try (BoundStatement select = statement("""
                SELECT b.id, b.serial_number, b.mac, f.by_whom, f.reason, f.at
                FROM mac_bindings b LEFT JOIN mac_releases f ON f.binding_id = b.id
                WHERE b.mac = ? ORDER BY b.ordinal DESC LIMIT 1
                """)) {
            return Rows.first(
                    select.text(mac),
                    row -> new Newest(
                            row.getObject("id", UUID.class), row.getString("serial_number"), UnitReader.release(row)));
        }
    }

    private void requireIdle(String mac) throws SQLException {
        try (BoundStatement select = statement("""
                SELECT r.station, r.slot FROM admissions a JOIN runs r ON r.id = a.run_id
                WHERE a.mac = ? AND NOT EXISTS (SELECT FROM run_ends e WHERE e.run_id = a.run_id)
                """)) {
            Optional<String> where = Rows.first(
                    select.text(mac), row -> "slot " + row.getInt("slot") + " of " + row.getString("station"));
            if (where.isPresent()) {
                throw new LedgerException(
                        "MAC " + mac + " cannot be released: it is in work on " + where.get()
                                + ". Wait for the end of that run.",
                        null);
            }
        }
    }

    private void insert(UUID binding, Release release) throws SQLException {
        try (BoundStatement insert =
                statement("INSERT INTO mac_releases (binding_id, by_whom, reason, at) VALUES (?, ?, ?, ?)")) {
            insert.id(binding).text(release.by()).text(release.reason());
            insert.instant(release.at()).insert();
        }
    }

    private static Release asStored(Release release) {
        return new Release(
                release.mac(), release.by(), release.reason(), release.at().truncatedTo(ChronoUnit.MICROS));
    }

    private BoundStatement statement(String sql) throws SQLException {
        return new BoundStatement(connection, sql);
    }
}
