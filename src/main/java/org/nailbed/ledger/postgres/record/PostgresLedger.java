package org.nailbed.ledger.postgres.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.ledger.Counters;
import org.nailbed.ledger.Ledger;
import org.nailbed.ledger.RunDetail;
import org.nailbed.ledger.RunQuery;
import org.nailbed.ledger.RunSummary;
import org.nailbed.ledger.postgres.sql.Database;
import org.nailbed.run.Attachment;
import org.nailbed.run.Run;
import org.nailbed.run.RunStart;

/** The record in PostgreSQL. The schema must be migrated; see {@code LedgerStore}. */
public final class PostgresLedger implements Ledger {
    private final Database database;

    public PostgresLedger(Database database) {
        this.database = database;
    }

    @Override
    public void keepImages(FirmwareSet set) {
        database.write("keep the firmware images", connection -> new RunWriter(connection).keep(set.images()));
    }

    @Override
    public void begin(RunStart start) {
        database.write("store the begin of run " + start.id(), connection -> new RunWriter(connection).begin(start));
    }

    @Override
    public void finish(Run run) {
        database.write("store the end of run " + run.start().id(), connection -> new RunWriter(connection).finish(run));
    }

    @Override
    public List<UUID> abortUnfinished(String station, Instant now) {
        return database.ask(
                "end the cut-off runs of station " + station,
                connection -> new RunWriter(connection).abortUnfinished(station, now));
    }

    @Override
    public Optional<String> serialNumberOfMac(String mac) {
        return database.ask("look up MAC " + mac, connection -> new Bindings(connection).serialNumberOf(mac));
    }

    @Override
    public List<RunSummary> runs(RunQuery query) {
        return database.ask("list runs", connection -> new RunReader(connection).runs(query));
    }

    @Override
    public Optional<RunDetail> run(UUID id) {
        return database.ask("read run " + id, connection -> new RunReader(connection).run(id));
    }

    @Override
    public Optional<Attachment> attachment(UUID run, String name) {
        return database.ask(
                "read an attachment of run " + run, connection -> new RunReader(connection).attachment(run, name));
    }

    @Override
    public Counters counters(String station, Instant since) {
        return database.ask(
                "count the runs of station " + station,
                connection -> new RunReader(connection).counters(station, since));
    }
}
