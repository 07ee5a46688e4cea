package org.nailbed.ledger.postgres.slot;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.nailbed.ledger.RunIds;
import org.nailbed.ledger.postgres.sql.BoundStatement;
import org.nailbed.ledger.postgres.sql.Locks;
import org.nailbed.ledger.postgres.sql.Rows;
import org.nailbed.ledger.slot.SlotEvent;

/** What happened to slots. */
final class SlotEvents {
    private final Connection connection;

    SlotEvents(Connection connection) {
        this.connection = connection;
    }

    void store(SlotEvent event) throws SQLException {
        new Locks(connection).slot(event.station(), event.slot());
        if (newestOf(event.station(), event.slot(), 1).equals(List.of(asStored(event)))) {
            return;
        }
        try (BoundStatement insert = statement("""
                INSERT INTO slot_events (id, station, slot, ordinal, kind, note, by_whom, at)
                SELECT ?, ?, ?, coalesce(max(ordinal), 0) + 1, ?, ?, ?, ? FROM slot_events WHERE station = ? AND slot = ?
                """)) {
            insert.id(RunIds.next()).text(event.station()).number(event.slot());
            insert.text(event.kind().name()).text(event.note()).text(event.by()).instant(event.at());
            insert.text(event.station()).number(event.slot()).insert();
        }
    }

    List<SlotEvent> newestOf(String station, int slot, int limit) throws SQLException {
        try (BoundStatement select = statement("SELECT station, slot, kind, note, by_whom, at FROM slot_events"
                + " WHERE station = ? AND slot = ? ORDER BY ordinal DESC LIMIT ?")) {
            return Rows.all(select.text(station).number(slot).number(limit), SlotEvents::event);
        }
    }

    List<SlotEvent> newest(String station) throws SQLException {
        try (BoundStatement select = statement("SELECT DISTINCT ON (slot, kind) station, slot, kind, note, by_whom, at"
                + " FROM slot_events WHERE station = ? ORDER BY slot, kind, ordinal DESC")) {
            return Rows.all(select.text(station), SlotEvents::event);
        }
    }

    private static SlotEvent event(ResultSet row) throws SQLException {
        return new SlotEvent(
                row.getString("station"),
                row.getInt("slot"),
                SlotEvent.Kind.valueOf(row.getString("kind")),
                row.getString("note"),
                row.getString("by_whom"),
                Rows.moment(row, "at"));
    }

    private static SlotEvent asStored(SlotEvent event) {
        return new SlotEvent(
                event.station(),
                event.slot(),
                event.kind(),
                event.note(),
                event.by(),
                event.at().truncatedTo(ChronoUnit.MICROS));
    }

    private BoundStatement statement(String sql) throws SQLException {
        return new BoundStatement(connection, sql);
    }
}
