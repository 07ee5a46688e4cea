package org.nailbed.ledger.postgres.slot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nailbed.ledger.postgres.sql.Database;
import org.nailbed.ledger.slot.SlotEvent;
import org.nailbed.ledger.slot.SlotLedger;
import org.nailbed.run.Outcome;

/** Facts about slots on one database. */
public final class PostgresSlots implements SlotLedger {
    private final Database database;

    public PostgresSlots(Database database) {
        this.database = database;
    }

    @Override
    public void note(SlotEvent event) {
        database.write(
                "store " + event.kind() + " of slot " + event.slot() + " of station " + event.station(),
                connection -> new SlotEvents(connection).store(event));
    }

    @Override
    public List<SlotEvent> events(String station, int slot, int limit) {
        return database.ask(
                "list the events of slot " + slot + " of station " + station,
                connection -> new SlotEvents(connection).newestOf(station, slot, limit));
    }

    @Override
    public List<SlotEvent> newestEvents(String station) {
        return database.ask(
                "list the events of station " + station, connection -> new SlotEvents(connection).newest(station));
    }

    @Override
    public Map<Integer, Long> contactCycles(String station) {
        return database.ask(
                "count the contact cycles of station " + station,
                connection -> new SlotReader(connection).contactCycles(station));
    }

    @Override
    public Map<Integer, List<Outcome>> lastOutcomes(String station, int count, Instant since) {
        return database.ask(
                "read the last outcomes of station " + station,
                connection -> new SlotReader(connection).lastOutcomes(station, count, since));
    }
}
