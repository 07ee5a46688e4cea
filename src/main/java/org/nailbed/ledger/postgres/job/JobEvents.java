package org.nailbed.ledger.postgres.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.nailbed.ledger.LedgerException;
import org.nailbed.ledger.RunIds;
import org.nailbed.ledger.job.JobEvent;
import org.nailbed.ledger.job.JobState;
import org.nailbed.ledger.postgres.sql.BoundStatement;
import org.nailbed.ledger.postgres.sql.Locks;
import org.nailbed.ledger.postgres.sql.Rows;

/** Starts, pauses and ends of jobs. */
final class JobEvents {
    private final Connection connection;

    JobEvents(Connection connection) {
        this.connection = connection;
    }

    JobState store(JobEvent event) throws SQLException {
        new Locks(connection).job(event.job());
        JobState state = state(event);
        if (newest(event).equals(Optional.of(asStored(event)))) {
            return state;
        }
        JobState after = state.after(event.kind())
                .orElseThrow(() -> new LedgerException(
                        "Job " + event.job() + " is " + state + " and takes no " + event.kind()
                                + ". Look at the job again.",
                        null));
        insert(event);
        return after;
    }

    private JobState state(JobEvent event) throws SQLException {
        try (BoundStatement select = new BoundStatement(
                connection, "SELECT " + JobRows.NEWEST_EVENT + " AS newest_event FROM jobs j WHERE id = ?")) {
            return Rows.first(select.id(event.job()), JobRows::state)
                    .orElseThrow(() -> new LedgerException(
                            "Job " + event.job() + " is not in the ledger and takes no " + event.kind()
                                    + ". Create it first.",
                            null));
        }
    }

    private Optional<JobEvent> newest(JobEvent event) throws SQLException {
        try (BoundStatement select = new BoundStatement(
                connection,
                "SELECT kind, by_whom, at FROM job_events WHERE job_id = ? ORDER BY ordinal DESC LIMIT 1")) {
            return Rows.first(
                    select.id(event.job()),
                    row -> new JobEvent(
                            event.job(),
                            JobEvent.Kind.valueOf(row.getString("kind")),
                            row.getString("by_whom"),
                            Rows.moment(row, "at")));
        }
    }

    private void insert(JobEvent event) throws SQLException {
        try (BoundStatement insert = new BoundStatement(connection, """
                INSERT INTO job_events (id, job_id, ordinal, kind, by_whom, at)
                SELECT ?, ?, coalesce(max(ordinal), 0) + 1, ?, ?, ? FROM job_events WHERE job_id = ?
                """)) {
            insert.id(RunIds.next()).id(event.job()).text(event.kind().name());
            insert.text(event.by()).instant(event.at()).id(event.job()).insert();
        }
    }

    private static JobEvent asStored(JobEvent event) {
        return new JobEvent(event.job(), event.kind(), event.by(), event.at().truncatedTo(ChronoUnit.MICROS));
    }
}
