package org.nailbed.ledger.postgres.line;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nailbed.ledger.line.Admission;
import org.nailbed.ledger.line.Release;
import org.nailbed.ledger.line.UnitHistory;
import org.nailbed.ledger.line.UnitHistory.Binding;
import org.nailbed.ledger.line.UnitHistory.Booking;
import org.nailbed.ledger.line.UnitHistory.Visit;
import org.nailbed.ledger.line.Yield;
import org.nailbed.ledger.postgres.record.RunRows;
import org.nailbed.ledger.postgres.sql.BoundStatement;
import org.nailbed.ledger.postgres.sql.Rows;

/** What was done to units. */
final class UnitReader {
    private static final String VISITS =
            "SELECT a.step, a.attempt, a.kind, a.job_id, a.reason, a.at, " + RunRows.SUMMARY;

    private static final String NEWEST_FIRST = " ORDER BY r.started DESC, r.id DESC";

    /** A scan that was refused is a visit too; so is what was done to the unit's boards before it had its serial number. */
    private static final String OF_SERIAL_NUMBER = """
            WHERE r.id IN (
                SELECT id FROM runs WHERE serial_number = ?
                UNION SELECT run_id FROM admissions WHERE serial_number = ?
                UNION SELECT run_id FROM admissions WHERE serial_number IS NULL
                    AND mac IN (SELECT mac FROM mac_bindings WHERE serial_number = ?))
            """;

    private static final String OF_MAC = """
            WHERE coalesce(a.serial_number, r.serial_number) IS NULL AND r.id IN (
                SELECT run_id FROM run_ends WHERE mac = ? UNION SELECT run_id FROM admissions WHERE mac = ?)
            """;

    private final Connection connection;

    UnitReader(Connection connection) {
        this.connection = connection;
    }

    Optional<UnitHistory> unit(String name) throws SQLException {
        List<Visit> visits = ofSerialNumber(name);
        if (!visits.isEmpty()) {
            return Optional.of(new UnitHistory(Optional.of(name), visits, bindings(name)));
        }
        List<Visit> ofMac = ofMac(name);
        return ofMac.isEmpty() ? Optional.empty() : Optional.of(new UnitHistory(Optional.empty(), ofMac, List.of()));
    }

    Yield firstPassYield(String station, Instant since) throws SQLException {
        try (BoundStatement select = statement("""
                SELECT count(*) FILTER (WHERE e.outcome = 'PASS') AS passed, count(*) AS tried
                FROM run_ends e JOIN runs r ON r.id = e.run_id JOIN admissions a ON a.run_id = e.run_id
                WHERE r.station = ? AND e.ended >= ? AND a.attempt = 1 AND e.outcome IN ('PASS', 'FAIL')
                """)) {
            return Rows.first(
                            select.text(station).instant(since),
                            row -> new Yield(row.getLong("passed"), row.getLong("tried")))
                    .orElseThrow();
        }
    }

    private List<Visit> ofSerialNumber(String serialNumber) throws SQLException {
        try (BoundStatement select = statement(VISITS + OF_SERIAL_NUMBER + NEWEST_FIRST)) {
            return Rows.all(select.text(serialNumber).text(serialNumber).text(serialNumber), UnitReader::visit);
        }
    }

    private List<Visit> ofMac(String mac) throws SQLException {
        try (BoundStatement select = statement(VISITS + OF_MAC + NEWEST_FIRST)) {
            return Rows.all(select.text(mac).text(mac), UnitReader::visit);
        }
    }

    private List<Binding> bindings(String serialNumber) throws SQLException {
        try (BoundStatement select = statement("""
                SELECT b.mac, b.at AS bound, b.run_id, f.by_whom, f.reason, f.at
                FROM mac_bindings b LEFT JOIN mac_releases f ON f.binding_id = b.id
                WHERE b.serial_number = ? ORDER BY b.at DESC, b.id DESC
                """)) {
            return Rows.all(
                    select.text(serialNumber),
                    row -> new Binding(
                            row.getString("mac"),
                            Rows.moment(row, "bound"),
                            row.getObject("run_id", UUID.class),
                            release(row)));
        }
    }

    private static Visit visit(ResultSet row) throws SQLException {
        @Nullable String step = row.getString("step");
        if (step == null) {
            return new Visit(RunRows.summary(row), Optional.empty());
        }
        Booking booking = new Booking(
                step,
                row.getInt("attempt"),
                Admission.Kind.valueOf(row.getString("kind")),
                Rows.id(row, "job_id"),
                Rows.text(row, "reason"),
                Rows.moment(row, "at"));
        return new Visit(RunRows.summary(row), Optional.of(booking));
    }

    /** From columns mac, by_whom, reason, at; absent where nobody released. */
    static Optional<Release> release(ResultSet row) throws SQLException {
        Optional<Instant> at = Rows.instant(row, "at");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Release(row.getString("mac"), row.getString("by_whom"), row.getString("reason"), at.get()));
    }

    private BoundStatement statement(String sql) throws SQLException {
        return new BoundStatement(connection, sql);
    }
}
