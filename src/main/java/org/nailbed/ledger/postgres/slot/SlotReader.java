package org.nailbed.ledger.postgres.slot;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nailbed.ledger.postgres.sql.BoundStatement;
import org.nailbed.run.Outcome;

/** What the runs of a station tell of its slots; one query for all of them. */
final class SlotReader {

    /** When an event of a kind last happened to each slot of a station. */
    private static final String LAST = """
            (SELECT DISTINCT ON (slot) slot, at FROM slot_events
            WHERE station = ? AND kind = '%s' ORDER BY slot, ordinal DESC)
            """;

    private final Connection connection;

    SlotReader(Connection connection) {
        this.connection = connection;
    }

    Map<Integer, Long> contactCycles(String station) throws SQLException {
        Map<Integer, Long> cycles = new TreeMap<>();
        try (BoundStatement select = statement("SELECT r.slot, count(*) FROM runs r LEFT JOIN "
                        + LAST.formatted("PROBES_REPLACED")
                        + " v ON v.slot = r.slot WHERE r.station = ? AND (v.at IS NULL OR r.started > v.at)"
                        + " GROUP BY r.slot");
                ResultSet row = select.text(station).text(station).query()) {
            while (row.next()) {
                cycles.put(row.getInt(1), row.getLong(2));
            }
        }
        return cycles;
    }

    Map<Integer, List<Outcome>> lastOutcomes(String station, int count, Instant since) throws SQLException {
        Map<Integer, List<Outcome>> outcomes = new TreeMap<>();
        try (BoundStatement select = statement("""
                        SELECT slot, outcome FROM (
                            SELECT r.slot, e.outcome, row_number() OVER (PARTITION BY r.slot ORDER BY e.ended DESC, r.id DESC) AS n
                            FROM run_ends e JOIN runs r ON r.id = e.run_id LEFT JOIN %s v ON v.slot = r.slot
                            WHERE e.ended >= ? AND r.station = ? AND (v.at IS NULL OR e.ended > v.at)) newest
                        WHERE n <= ? ORDER BY slot, n
                        """.formatted(LAST.formatted("HEALTH_CLEARED")));
                ResultSet row = select.text(station)
                        .instant(since)
                        .text(station)
                        .number(count)
                        .query()) {
            while (row.next()) {
                outcomes.computeIfAbsent(row.getInt(1), slot -> new ArrayList<>())
                        .add(Outcome.valueOf(row.getString(2)));
            }
        }
        return outcomes;
    }

    private BoundStatement statement(String sql) throws SQLException {
        return new BoundStatement(connection, sql);
    }
}
