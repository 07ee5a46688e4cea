package org.nailbed.ledger.postgres.record;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.nailbed.firmware.Image;
import org.nailbed.ledger.LedgerException;
import org.nailbed.ledger.postgres.sql.BoundStatement;
import org.nailbed.run.Dut;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.ImageUse;
import org.nailbed.run.JobUse;
import org.nailbed.run.ProductUse;
import org.nailbed.run.Run;
import org.nailbed.run.RunStart;

/** The inserts, inside the transaction of the given connection. */
final class RunWriter {
    private final Connection connection;

    RunWriter(Connection connection) {
        this.connection = connection;
    }

    void keep(List<Image> images) throws SQLException {
        Set<String> kept = keptOf(images);
        try (BoundStatement insert = statement(
                "INSERT INTO images (sha256, size_bytes, content) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING")) {
            for (Image image : images) {
                if (kept.add(image.sha256())) {
                    insert.text(image.sha256()).number(image.sizeBytes()).bytes(image.content());
                    insert.addRow();
                }
            }
            insert.insertRows();
        }
    }

    /** Stores a start once; a start that is there already is left as it is. */
    void begin(RunStart start) throws SQLException {
        if (start.serialNumber().isPresent()) {
            new Units(connection).store(start.serialNumber().get(), start.started());
        }
        if (insertRun(start)) {
            insertImages(start);
        }
    }

    /** @throws LedgerException when the run has ended otherwise before */
    void finish(Run run) throws SQLException {
        begin(run.start());
        if (insertEnd(run)) {
            new FactWriter(connection).write(run);
            new FirstContact(connection).bind(run);
        } else {
            refuseAnotherEnd(run);
        }
    }

    /**
     * Ends the runs of a station that go on.
     *
     * @return their ids, oldest first
     */
    List<UUID> abortUnfinished(String station, Instant now) throws SQLException {
        List<UUID> ids = unfinished(station);
        FaultCode code = FaultCode.STATION_DIED;
        try (BoundStatement insert =
                statement("INSERT INTO run_ends (run_id, outcome, fault_code, fault_message, ended)"
                        + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (run_id) DO NOTHING")) {
            for (UUID id : ids) {
                insert.id(id).text(code.blame().outcome().name()).text(code.name());
                insert.text("Station " + station + " stopped before this run ended.")
                        .instant(now);
                insert.addRow();
            }
            insert.insertRows();
        }
        return ids;
    }

    private Set<String> keptOf(List<Image> images) throws SQLException {
        Set<String> kept = new HashSet<>();
        for (Image image : images) {
            try (BoundStatement select = statement("SELECT sha256 FROM images WHERE sha256 = ?");
                    ResultSet row = select.text(image.sha256()).query()) {
                if (row.next()) {
                    kept.add(row.getString(1));
                }
            }
        }
        return kept;
    }

    private boolean insertRun(RunStart start) throws SQLException {
        try (BoundStatement insert = statement(
                "INSERT INTO runs (id, station, slot, product, revision_sha256, sequence_sha256,"
                        + " serial_number, job_id, started) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING")) {
            ProductUse product = start.product();
            insert.id(start.id()).text(start.station()).number(start.slot()).text(product.name());
            insert.text(product.revisionSha256()).text(product.sequenceSha256());
            insert.text(start.serialNumber()).id(start.job().map(JobUse::id)).instant(start.started());
            return insert.insert() == 1;
        }
    }

    private void insertImages(RunStart start) throws SQLException {
        try (BoundStatement insert =
                statement("INSERT INTO run_images (run_id, ordinal, name, offset_bytes, size_bytes, sha256)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")) {
            int ordinal = 0;
            for (ImageUse image : start.images()) {
                insert.id(start.id()).number(ordinal++).text(image.name());
                insert.number(image.offset()).number(image.sizeBytes()).text(image.sha256());
                insert.addRow();
            }
            insert.insertRows();
        }
    }

    private boolean insertEnd(Run run) throws SQLException {
        Dut dut = run.dut();
        try (BoundStatement insert =
                statement("INSERT INTO run_ends (run_id, outcome, fault_code, fault_message, mac, chip, ended)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (run_id) DO NOTHING")) {
            insert.id(run.start().id()).text(run.outcome().name());
            FactWriter.bindFault(insert, run.decidingFault());
            insert.text(dut.mac()).text(dut.chip()).instant(run.ended());
            return insert.insert() == 1;
        }
    }

    private void refuseAnotherEnd(Run run) throws SQLException {
        try (BoundStatement select = statement("SELECT outcome, fault_code FROM run_ends WHERE run_id = ?");
                ResultSet row = select.id(run.start().id()).query()) {
            row.next();
            String stored = end(row.getString(1), Optional.ofNullable(row.getString(2)));
            String given = end(
                    run.outcome().name(), run.decidingFault().map(Fault::code).map(FaultCode::name));
            if (!stored.equals(given)) {
                throw new LedgerException(
                        "Run " + run.start().id() + " is recorded as " + stored + " and cannot end as " + given
                                + " as well. Run the board again.",
                        null);
            }
        }
    }

    private static String end(String outcome, Optional<String> faultCode) {
        return outcome + faultCode.map(code -> " (" + code + ")").orElse("");
    }

    private List<UUID> unfinished(String station) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (BoundStatement select = statement("SELECT id FROM runs WHERE station = ?"
                        + " AND NOT EXISTS (SELECT FROM run_ends WHERE run_id = id) ORDER BY started, id");
                ResultSet row = select.text(station).query()) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    private BoundStatement statement(String sql) throws SQLException {
        return new BoundStatement(connection, sql);
    }
}
