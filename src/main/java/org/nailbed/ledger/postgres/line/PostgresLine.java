package org.nailbed.ledger.postgres.line;

import java.time.Instant;
import java.util.Optional;
import org.nailbed.ledger.LedgerException;
import org.nailbed.ledger.line.Admission;
import org.nailbed.ledger.line.AdmissionRequest;
import org.nailbed.ledger.line.LineLedger;
import org.nailbed.ledger.line.Release;
import org.nailbed.ledger.line.SerialRange;
import org.nailbed.ledger.line.UnitHistory;
import org.nailbed.ledger.line.Yield;
import org.nailbed.ledger.postgres.sql.Database;

/** The rules of the line on one database. */
public final class PostgresLine implements LineLedger {

    /** Somebody would have to bind and release the same MAC all the time. */
    private static final int MOST_TRIES = 10;

    private final Database database;

    public PostgresLine(Database database) {
        this.database = database;
    }

    @Override
    public Admission admit(AdmissionRequest request) {
        String what = "admit run " + request.run();
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Optional<Admission> answer = database.ask(what, connection -> new Gate(connection).admit(request));
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw LedgerException.connectionTrouble(
                "Could not " + what + ": MAC " + request.mac() + " changes its unit all the time. Try again.", null);
    }

    @Override
    public Optional<String> release(Release release) {
        return database.ask("release MAC " + release.mac(), connection -> new Releases(connection).store(release));
    }

    @Override
    public Optional<UnitHistory> unit(String name) {
        return database.ask("read unit " + name, connection -> new UnitReader(connection).unit(name));
    }

    @Override
    public long remaining(SerialRange range) {
        return database.ask(
                "read serial-number range " + range.name(),
                connection -> new RangeNumbers(connection).remaining(range));
    }

    @Override
    public Yield firstPassYield(String station, Instant since) {
        return database.ask(
                "read the yield of station " + station,
                connection -> new UnitReader(connection).firstPassYield(station, since));
    }
}
