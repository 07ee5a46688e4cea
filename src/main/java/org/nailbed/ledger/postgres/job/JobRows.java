package org.nailbed.ledger.postgres.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.nailbed.ledger.job.Job;
import org.nailbed.ledger.job.JobEvent;
import org.nailbed.ledger.job.JobProgress;
import org.nailbed.ledger.job.JobState;
import org.nailbed.ledger.job.JobStatus;
import org.nailbed.ledger.job.StartRule;
import org.nailbed.ledger.postgres.sql.Rows;

/** Jobs and their units as rows. */
public final class JobRows {

    /** Kind of the newest event of the job in table j; null for one that was never started. */
    public static final String NEWEST_EVENT =
            "(SELECT kind FROM job_events v WHERE v.job_id = j.id ORDER BY ordinal DESC LIMIT 1)";

    /** One row for each unit of a job; its one parameter is the job's id. */
    public static final String UNITS = unitsOf("?");

    static final String STATUS = """
            SELECT j.id, j.product, j.revision_sha256, j.lot, j.quantity, j.start_rule, j.by_whom, j.created,
                %s AS newest_event, p.*
            FROM jobs j LEFT JOIN LATERAL (
                SELECT count(*) FILTER (WHERE newest = 'PASS') AS passed, count(*) FILTER (WHERE newest = 'FAIL') AS failed,
                    count(*) FILTER (WHERE in_work) AS in_work, coalesce(sum(attempts), 0) AS attempts,
                    coalesce(sum(first_passed), 0) AS first_passed, coalesce(sum(first_tried), 0) AS first_tried
                FROM (%s) u) p ON true
            """.formatted(NEWEST_EVENT, unitsOf("j.id"));

    private JobRows() {}

    private static String unitsOf(String job) {
        return """
                SELECT coalesce(a.serial_number, a.mac) AS unit, bool_or(e.outcome IS NULL) AS in_work,
                    (array_agg(e.outcome ORDER BY a.attempt DESC, a.recorded DESC)
                        FILTER (WHERE e.outcome IS NOT NULL))[1] AS newest,
                    count(*) AS attempts,
                    count(*) FILTER (WHERE a.attempt = 1 AND e.outcome = 'PASS') AS first_passed,
                    count(*) FILTER (WHERE a.attempt = 1 AND e.outcome IN ('PASS', 'FAIL')) AS first_tried
                FROM admissions a LEFT JOIN run_ends e ON e.run_id = a.run_id
                WHERE a.job_id = %s GROUP BY 1
                """.formatted(job);
    }

    /** From column newest_event. */
    public static JobState state(ResultSet row) throws SQLException {
        return JobState.of(Rows.text(row, "newest_event").map(JobEvent.Kind::valueOf));
    }

    static JobStatus status(ResultSet row) throws SQLException {
        Job job = new Job(
                row.getObject("id", UUID.class),
                row.getString("product"),
                row.getString("revision_sha256"),
                row.getString("lot"),
                row.getInt("quantity"),
                StartRule.valueOf(row.getString("start_rule")),
                row.getString("by_whom"),
                Rows.moment(row, "created"));
        int passed = row.getInt("passed");
        JobProgress progress = new JobProgress(
                passed,
                row.getInt("failed"),
                row.getInt("in_work"),
                row.getInt("attempts"),
                row.getInt("first_passed"),
                row.getInt("first_tried"),
                Math.max(0, job.quantity() - passed));
        return new JobStatus(job, state(row), progress);
    }
}
