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
import org.nailbed.ledger.slot.SlotEvent;
import org.nailbed.run.Outcome;

/** What the runs of a station tell of its slots; one query for all of them. */
final class SlotReader {

    /**
     * The slots of a station one after the other, each found by one look at the index instead of a scan of all runs, with the
     * moment when an event of a kind last happened to each. Two parameters: the station, the kind.
     */
    private static final String SLOTS = """
            WITH RECURSIVE station AS (SELECT ?::text AS name),
            slots AS (
                SELECT min(slot) AS slot FROM runs WHERE station = (SELECT name FROM station)
                UNION ALL
                SELECT (SELECT min(slot) FROM runs WHERE station = (SELECT name FROM station) AND slot > before.slot)
                FROM slots before WHERE before.slot IS NOT NULL),
            marked AS (
                SELECT slot, (SELECT name FROM station) AS name, (SELECT at FROM slot_events v
                    WHERE v.station = (SELECT name FROM station) AND v.slot = slots.slot AND v.kind = ?
                    ORDER BY ordinal DESC LIMIT 1) AS mark
                FROM slots WHERE slot IS NOT NULL)
            """;

    private final Connection connection;

    SlotReader(Connection connection) {
        this.connection = connection;
    }

    Map<Integer, Long> contactCycles(String station) throws SQLException {
        Map<Integer, Long> cycles = new TreeMap<>();
        try (BoundStatement select = statement(SLOTS + """
                        SELECT m.slot, counted.cycles FROM marked m CROSS JOIN LATERAL (
                            SELECT count(*) AS cycles FROM runs r
                            WHERE r.station = m.name AND r.slot = m.slot AND r.started > coalesce(m.mark, '-infinity')) counted
                        WHERE counted.cycles > 0
                        """);
                ResultSet row = select.text(station)
                        .text(SlotEvent.Kind.PROBES_REPLACED.name())
                        .query()) {
            while (row.next()) {
                cycles.put(row.getInt(1), row.getLong(2));
            }
        }
        return cycles;
    }

    Map<Integer, List<Outcome>> lastOutcomes(String station, int count, Instant since) throws SQLException {
        Map<Integer, List<Outcome>> outcomes = new TreeMap<>();
        try (BoundStatement select = statement(SLOTS + """
                        SELECT m.slot, last.outcome FROM marked m CROSS JOIN LATERAL (
                            SELECT e.outcome, r.started, r.id FROM runs r JOIN run_ends e ON e.run_id = r.id
                            WHERE r.station = m.name AND r.slot = m.slot
                                AND r.started > coalesce(m.mark, '-infinity') AND r.started >= ?
                            ORDER BY r.started DESC, r.id DESC LIMIT ?) last
                        ORDER BY m.slot, last.started DESC, last.id DESC
                        """);
                ResultSet row = select.text(station)
                        .text(SlotEvent.Kind.HEALTH_CLEARED.name())
                        .instant(since)
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
