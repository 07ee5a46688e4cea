package org.nailbed.ledger.postgres.record;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.ledger.Counters;
import org.nailbed.ledger.RunDetail;
import org.nailbed.ledger.RunQuery;
import org.nailbed.ledger.RunSummary;
import org.nailbed.ledger.postgres.sql.BoundStatement;
import org.nailbed.ledger.postgres.sql.Rows;
import org.nailbed.run.Attachment;
import org.nailbed.run.ImageUse;
import org.nailbed.run.Measurement;
import org.nailbed.run.Outcome;
import org.nailbed.run.PhaseKey;
import org.nailbed.run.PhaseRecord;

/** The queries, inside the transaction of the given connection. */
final class RunReader {
    private static final String DETAILS = "r.revision_sha256, r.sequence_sha256, r.job_id, e.chip, e.fault_message, ";

    /** Admissions on their own, once for all runs: joined, each run would be looked up there. */
    private static final String MATCHES_TEXT = """
            (position(lower(?) IN lower(r.serial_number)) > 0 OR position(lower(?) IN e.mac) > 0
                OR r.id IN (SELECT run_id FROM admissions
                    WHERE position(lower(?) IN lower(serial_number)) > 0 OR position(lower(?) IN mac) > 0))
            """;

    private final Connection connection;

    RunReader(Connection connection) {
        this.connection = connection;
    }

    List<RunSummary> runs(RunQuery query) throws SQLException {
        List<String> conditions = new ArrayList<>(List.of("true"));
        if (query.text().isPresent()) {
            conditions.add(MATCHES_TEXT);
        }
        if (query.outcome().isPresent()) {
            conditions.add("e.outcome = ?");
        }
        if (query.olderThan().isPresent()) {
            conditions.add("(r.started, r.id) < ((SELECT started FROM runs WHERE id = ?), ?)");
        }
        String sql = "SELECT " + RunRows.SUMMARY + "WHERE " + String.join(" AND ", conditions)
                + " ORDER BY r.started DESC, r.id DESC LIMIT ?";
        try (BoundStatement select = statement(sql)) {
            bind(select, query);
            return Rows.all(select, RunRows::summary);
        }
    }

    private static void bind(BoundStatement select, RunQuery query) throws SQLException {
        if (query.text().isPresent()) {
            select.text(query.text()).text(query.text()).text(query.text()).text(query.text());
        }
        if (query.outcome().isPresent()) {
            select.text(query.outcome().get().name());
        }
        if (query.olderThan().isPresent()) {
            select.id(query.olderThan().get()).id(query.olderThan().get());
        }
        select.number(query.limit());
    }

    Optional<RunDetail> run(UUID id) throws SQLException {
        // Children first would miss those of a run that ends between two statements; the end is stored with its
        // children.
        try (BoundStatement select = statement("SELECT " + DETAILS + RunRows.SUMMARY + "WHERE r.id = ?");
                ResultSet row = select.id(id).query()) {
            return row.next() ? Optional.of(detail(row)) : Optional.empty();
        }
    }

    private RunDetail detail(ResultSet row) throws SQLException {
        RunSummary summary = RunRows.summary(row);
        UUID id = summary.id();
        boolean ended = summary.ended().isPresent();
        return new RunDetail(
                summary,
                Rows.text(row, "chip"),
                Rows.text(row, "revision_sha256"),
                row.getString("sequence_sha256"),
                Rows.id(row, "job_id"),
                RunRows.fault(row),
                images(id),
                ended ? phases(id) : List.of(),
                ended ? attachmentNames(id) : List.of());
    }

    Optional<Attachment> attachment(UUID run, String name) throws SQLException {
        try (BoundStatement select = statement("SELECT name, media_type, content FROM attachments"
                + " WHERE run_id = ? AND name = ? ORDER BY ordinal LIMIT 1")) {
            select.id(run).text(name);
            return Rows.first(
                    select,
                    row -> new Attachment(row.getString("name"), row.getString("media_type"), row.getBytes("content")));
        }
    }

    Counters counters(String station, Instant since) throws SQLException {
        Map<Outcome, Long> count = new EnumMap<>(Outcome.class);
        try (BoundStatement select = statement("""
                        SELECT e.outcome, count(*) FROM run_ends e JOIN runs r ON r.id = e.run_id
                        WHERE r.station = ? AND e.ended >= ? GROUP BY e.outcome
                        """);
                ResultSet row = select.text(station).instant(since).query()) {
            while (row.next()) {
                count.put(Outcome.valueOf(row.getString(1)), row.getLong(2));
            }
        }
        return new Counters(
                count.getOrDefault(Outcome.PASS, 0L),
                count.getOrDefault(Outcome.FAIL, 0L),
                count.getOrDefault(Outcome.ERROR, 0L),
                count.getOrDefault(Outcome.ABORTED, 0L));
    }

    private List<ImageUse> images(UUID run) throws SQLException {
        try (BoundStatement select = statement(
                "SELECT name, offset_bytes, size_bytes, sha256 FROM run_images WHERE run_id = ? ORDER BY ordinal")) {
            return Rows.all(
                    select.id(run),
                    row -> new ImageUse(row.getString(1), row.getInt(2), row.getInt(3), row.getString(4)));
        }
    }

    private List<PhaseRecord> phases(UUID run) throws SQLException {
        Map<Integer, List<Measurement>> measurements = measurements(run);
        try (BoundStatement select = statement(
                "SELECT ordinal, phase_group, name, try_number, started, duration_micros, fault_code, fault_message"
                        + " FROM phases WHERE run_id = ? ORDER BY ordinal")) {
            return Rows.all(
                    select.id(run),
                    row -> new PhaseRecord(
                            new PhaseKey(
                                    PhaseKey.Group.valueOf(row.getString("phase_group")),
                                    row.getString("name"),
                                    row.getInt("try_number")),
                            Rows.moment(row, "started"),
                            Duration.of(row.getLong("duration_micros"), ChronoUnit.MICROS),
                            measurements.getOrDefault(row.getInt("ordinal"), List.of()),
                            RunRows.fault(row)));
        }
    }

    private Map<Integer, List<Measurement>> measurements(UUID run) throws SQLException {
        Map<Integer, List<Measurement>> byPhase = new HashMap<>();
        try (BoundStatement select = statement("SELECT phase_ordinal, name, value_number, value_text, value_flag, unit,"
                        + " low, high, margin, expected_text, expected_flag FROM measurements"
                        + " WHERE run_id = ? ORDER BY phase_ordinal, ordinal");
                ResultSet row = select.id(run).query()) {
            while (row.next()) {
                byPhase.computeIfAbsent(row.getInt("phase_ordinal"), ordinal -> new ArrayList<>())
                        .add(RunRows.measurement(row));
            }
        }
        return byPhase;
    }

    private List<String> attachmentNames(UUID run) throws SQLException {
        try (BoundStatement select = statement("SELECT name FROM attachments WHERE run_id = ? ORDER BY ordinal")) {
            return Rows.all(select.id(run), row -> row.getString(1));
        }
    }

    private BoundStatement statement(String sql) throws SQLException {
        return new BoundStatement(connection, sql);
    }
}
