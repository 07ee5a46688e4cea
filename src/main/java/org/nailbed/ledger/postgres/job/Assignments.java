package org.nailbed.ledger.postgres.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.nailbed.ledger.RunIds;
import org.nailbed.ledger.job.Assignment;
import org.nailbed.ledger.postgres.sql.BoundStatement;
import org.nailbed.ledger.postgres.sql.Locks;
import org.nailbed.ledger.postgres.sql.Rows;

/** What slots are to work on. */
final class Assignments {
    private final Connection connection;

    Assignments(Connection connection) {
        this.connection = connection;
    }

    void store(Assignment assignment) throws SQLException {
        new Locks(connection).slot(assignment.station(), assignment.slot());
        try (BoundStatement insert = new BoundStatement(connection, """
                INSERT INTO slot_assignments (id, station, slot, ordinal, revision_sha256, job_id, by_whom, at)
                SELECT ?, ?, ?, coalesce(max(ordinal), 0) + 1, ?, ?, ?, ?
                FROM slot_assignments WHERE station = ? AND slot = ?
                """)) {
            insert.id(RunIds.next()).text(assignment.station()).number(assignment.slot());
            insert.text(assignment.revisionSha256()).id(assignment.job()).text(assignment.by());
            insert.instant(assignment.at());
            insert.text(assignment.station()).number(assignment.slot()).insert();
        }
    }

    List<Assignment> newest(String station) throws SQLException {
        try (BoundStatement select = new BoundStatement(connection, """
                SELECT DISTINCT ON (slot) slot, revision_sha256, job_id, by_whom, at
                FROM slot_assignments WHERE station = ? ORDER BY slot, ordinal DESC
                """)) {
            return Rows.all(
                    select.text(station),
                    row -> new Assignment(
                            station,
                            row.getInt("slot"),
                            Rows.text(row, "revision_sha256"),
                            Rows.id(row, "job_id"),
                            row.getString("by_whom"),
                            Rows.moment(row, "at")));
        }
    }
}
