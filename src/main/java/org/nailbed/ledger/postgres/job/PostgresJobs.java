package org.nailbed.ledger.postgres.job;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.ledger.job.Assignment;
import org.nailbed.ledger.job.Job;
import org.nailbed.ledger.job.JobEvent;
import org.nailbed.ledger.job.JobLedger;
import org.nailbed.ledger.job.JobState;
import org.nailbed.ledger.job.JobStatus;
import org.nailbed.ledger.postgres.sql.BoundStatement;
import org.nailbed.ledger.postgres.sql.Database;
import org.nailbed.ledger.postgres.sql.Rows;

/** Jobs on one database. */
public final class PostgresJobs implements JobLedger {
    private final Database database;

    public PostgresJobs(Database database) {
        this.database = database;
    }

    @Override
    public void create(Job job) {
        database.write("store job " + job.id(), connection -> {
            try (BoundStatement insert = new BoundStatement(
                    connection,
                    "INSERT INTO jobs (id, product, revision_sha256, lot, quantity, start_rule, by_whom, created)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING")) {
                insert.id(job.id())
                        .text(job.product())
                        .text(job.revisionSha256())
                        .text(job.lot());
                insert.number(job.quantity()).text(job.start().name()).text(job.by());
                insert.instant(job.created()).insert();
            }
        });
    }

    @Override
    public JobState tell(JobEvent event) {
        return database.ask(
                "store " + event.kind() + " of job " + event.job(),
                connection -> new JobEvents(connection).store(event));
    }

    @Override
    public Optional<JobStatus> job(UUID id) {
        return database.ask("read job " + id, connection -> {
            try (BoundStatement select = new BoundStatement(connection, JobRows.STATUS + "WHERE j.id = ?")) {
                return Rows.first(select.id(id), JobRows::status);
            }
        });
    }

    @Override
    public List<JobStatus> openJobs() {
        return database.ask("list the open jobs", connection -> {
            try (BoundStatement select = new BoundStatement(
                    connection,
                    JobRows.STATUS + "WHERE " + JobRows.NEWEST_EVENT
                            + " IS DISTINCT FROM 'FINISH' ORDER BY j.created, j.id")) {
                return Rows.all(select, JobRows::status);
            }
        });
    }

    @Override
    public List<JobStatus> jobs(int limit) {
        return database.ask("list the jobs", connection -> {
            try (BoundStatement select =
                    new BoundStatement(connection, JobRows.STATUS + "ORDER BY j.created DESC, j.id DESC LIMIT ?")) {
                return Rows.all(select.number(limit), JobRows::status);
            }
        });
    }

    @Override
    public void assign(Assignment assignment) {
        database.write(
                "assign slot " + assignment.slot() + " of station " + assignment.station(),
                connection -> new Assignments(connection).store(assignment));
    }

    @Override
    public List<Assignment> assignments(String station) {
        return database.ask(
                "read the assignments of station " + station,
                connection -> new Assignments(connection).newest(station));
    }
}
