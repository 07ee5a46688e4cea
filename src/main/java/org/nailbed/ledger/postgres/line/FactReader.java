package org.nailbed.ledger.postgres.line;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.ledger.line.AdmissionRequest;
import org.nailbed.ledger.line.LineFacts;
import org.nailbed.ledger.line.LineFacts.PastRun;
import org.nailbed.ledger.line.LineFacts.Seats;
import org.nailbed.ledger.postgres.job.JobRows;
import org.nailbed.ledger.postgres.product.WithdrawalRows;
import org.nailbed.ledger.postgres.record.Bindings;
import org.nailbed.ledger.postgres.sql.BoundStatement;
import org.nailbed.ledger.postgres.sql.Rows;
import org.nailbed.ledger.product.Withdrawal;
import org.nailbed.run.Outcome;

/** Reads what the rules of the line judge by, while the asker holds the locks. */
final class FactReader {

    /** A unit is its serial number; what was done to its board before it had one counts as well. */
    private static final String OF_UNIT = "(a.serial_number = ? OR (a.serial_number IS NULL AND a.mac = ?))";

    private static final String ADMITTED = "SELECT count(*) FROM admissions a WHERE a.job_id = ?";

    private static final String NOT_FAILED =
            "NOT EXISTS (SELECT FROM run_ends e WHERE e.run_id = a.run_id AND e.outcome <> 'PASS')";

    private final Connection connection;

    FactReader(Connection connection) {
        this.connection = connection;
    }

    LineFacts facts(AdmissionRequest request, Optional<String> serialNumber, Optional<String> owner)
            throws SQLException {
        List<String> macs = serialNumber.isPresent() ? new Bindings(connection).macsOf(serialNumber.get()) : List.of();
        Optional<Seats> seats =
                request.job().isPresent() ? seats(request, request.job().get(), serialNumber) : Optional.empty();
        return new LineFacts(withdrawn(request.run()), past(request, serialNumber), owner, macs, seats);
    }

    private List<Withdrawal> withdrawn(UUID run) throws SQLException {
        try (BoundStatement select = statement(WithdrawalRows.STANDING
                + " AND ((subject = 'PRODUCT' AND sha256 = (SELECT revision_sha256 FROM runs WHERE id = ?))"
                + " OR (subject = 'FIRMWARE' AND sha256 IN (SELECT sha256 FROM run_images WHERE run_id = ?)))"
                + " ORDER BY subject DESC, sha256")) {
            return Rows.all(select.id(run).id(run), WithdrawalRows::withdrawal);
        }
    }

    private List<PastRun> past(AdmissionRequest request, Optional<String> serialNumber) throws SQLException {
        try (BoundStatement select = statement("""
                SELECT a.step, r.station, r.slot, a.at, e.outcome
                FROM admissions a JOIN runs r ON r.id = a.run_id LEFT JOIN run_ends e ON e.run_id = a.run_id
                WHERE %s ORDER BY a.attempt, a.recorded
                """.formatted(OF_UNIT))) {
            return Rows.all(
                    select.text(serialNumber).text(request.mac()),
                    row -> new PastRun(
                            row.getString("step"),
                            row.getString("station"),
                            row.getInt("slot"),
                            Rows.moment(row, "at"),
                            Rows.text(row, "outcome").map(Outcome::valueOf)));
        }
    }

    private Optional<Seats> seats(AdmissionRequest request, UUID job, Optional<String> serialNumber)
            throws SQLException {
        String unit = serialNumber.orElse(request.mac());
        try (BoundStatement select = statement(
                "SELECT lot, quantity, " + JobRows.NEWEST_EVENT + " AS newest_event FROM jobs j WHERE id = ?")) {
            Optional<Seats> empty = Rows.first(
                    select.id(job),
                    row -> new Seats(row.getString("lot"), JobRows.state(row), row.getInt("quantity"), 0));
            if (empty.isEmpty() || isFarFromFull(job, empty.get().quantity())) {
                return empty;
            }
            Seats seats = empty.get();
            return Optional.of(new Seats(seats.lot(), seats.state(), seats.quantity(), taken(job, unit)));
        }
    }

    /** Spares the count of units while there are not even so many runs that could hold a seat; each look costs more. */
    private boolean isFarFromFull(UUID job, int quantity) throws SQLException {
        return count(job, ADMITTED) < quantity || count(job, ADMITTED + " AND " + NOT_FAILED) < quantity;
    }

    private long count(UUID job, String runs) throws SQLException {
        try (BoundStatement select = statement(runs)) {
            return Rows.first(select.id(job), row -> row.getLong(1)).orElseThrow();
        }
    }

    private int taken(UUID job, String unit) throws SQLException {
        try (BoundStatement select = statement(
                "SELECT count(*) FROM (" + JobRows.UNITS + ") u WHERE unit <> ? AND (in_work OR newest = 'PASS')")) {
            return Rows.first(select.id(job).text(unit), row -> row.getInt(1)).orElseThrow();
        }
    }

    private BoundStatement statement(String sql) throws SQLException {
        return new BoundStatement(connection, sql);
    }
}
