package org.nailbed.ledger.postgres.line;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.nailbed.ledger.LedgerException;
import org.nailbed.ledger.line.Admission;
import org.nailbed.ledger.line.Admission.Admitted;
import org.nailbed.ledger.line.AdmissionRequest;
import org.nailbed.ledger.line.Interlocks;
import org.nailbed.ledger.line.LineFacts;
import org.nailbed.ledger.line.SerialRange;
import org.nailbed.ledger.line.SerialSource;
import org.nailbed.ledger.postgres.record.Bindings;
import org.nailbed.ledger.postgres.record.Units;
import org.nailbed.ledger.postgres.sql.BoundStatement;
import org.nailbed.ledger.postgres.sql.Locks;
import org.nailbed.ledger.postgres.sql.Rows;
import org.nailbed.ledger.postgres.sql.StorableText;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;

/**
 * One admission in one transaction. Takes the names that it decides about for itself, reads, judges, and writes; all of them
 * are free again when the transaction ends.
 */
final class Gate {
    private enum RunState {
        GOES_ON,
        ENDED
    }

    private final Connection connection;
    private final Bindings bindings;

    Gate(Connection connection) {
        this.connection = connection;
        this.bindings = new Bindings(connection);
    }

    /** Empty when the MAC came to another unit between the first look and its lock: ask again, in a new transaction. */
    Optional<Admission> admit(AdmissionRequest request) throws SQLException {
        RunState state = state(request);
        Optional<String> owner = bindings.serialNumberOf(request.mac());
        Optional<String> serialNumber =
                request.serialNumber().map(StorableText::of).or(() -> owner).or(() -> fromMac(request));
        Optional<SerialRange> range = serialNumber.isPresent() ? Optional.empty() : range(request);
        lock(request, serialNumber, range);
        if (!bindings.serialNumberOf(request.mac()).equals(owner)) {
            return Optional.empty();
        }
        Optional<Admission> before = bookedBefore(request);
        if (before.isPresent()) {
            return before;
        }
        if (state == RunState.ENDED) {
            throw new LedgerException(
                    "Run " + request.run() + " asks to be admitted, but has ended in the ledger. Run the board again.",
                    null);
        }
        LineFacts facts = new FactReader(connection).facts(request, serialNumber, owner);
        Admission answer = Interlocks.judge(request, serialNumber, facts);
        return Optional.of(answer instanceof Admitted admitted ? booked(request, admitted, range) : answer);
    }

    private Admission booked(AdmissionRequest request, Admitted admitted, Optional<SerialRange> range)
            throws SQLException {
        Admitted named = admitted;
        if (range.isPresent()) {
            OptionalLong number = new RangeNumbers(connection).take(range.get(), request);
            if (number.isEmpty()) {
                return usedUp(range.get());
            }
            String given = range.get().serialNumber(number.getAsLong());
            named = new Admitted(Optional.of(given), admitted.attempt(), admitted.kind());
        } else if (admitted.serialNumber().isPresent()) {
            new Units(connection).store(admitted.serialNumber().get(), request.now());
        }
        if (named.serialNumber().isPresent()) {
            bindings.bindAtFirstContact(request.mac(), named.serialNumber().get(), request.run(), request.now());
        }
        insertAdmission(request, named);
        return named;
    }

    private RunState state(AdmissionRequest request) throws SQLException {
        try (BoundStatement select =
                statement("SELECT EXISTS (SELECT FROM run_ends WHERE run_id = id) AS ended FROM runs WHERE id = ?")) {
            return Rows.first(
                            select.id(request.run()),
                            row -> row.getBoolean("ended") ? RunState.ENDED : RunState.GOES_ON)
                    .orElseThrow(() -> new LedgerException(
                            "Run " + request.run() + " asks to be admitted, but its begin is not in the ledger."
                                    + " Store its begin first.",
                            null));
        }
    }

    private void lock(AdmissionRequest request, Optional<String> serialNumber, Optional<SerialRange> range)
            throws SQLException {
        Locks locks = new Locks(connection);
        if (request.job().isPresent()) {
            locks.job(request.job().get());
        }
        if (serialNumber.isPresent()) {
            locks.serialNumber(serialNumber.get());
        }
        locks.mac(request.mac());
        if (range.isPresent()) {
            locks.range(range.get().name());
        }
    }

    private Optional<Admission> bookedBefore(AdmissionRequest request) throws SQLException {
        try (BoundStatement select =
                statement("SELECT serial_number, attempt, kind FROM admissions WHERE run_id = ?")) {
            return Rows.first(
                    select.id(request.run()),
                    row -> new Admitted(
                            Rows.text(row, "serial_number"),
                            row.getInt("attempt"),
                            Admission.Kind.valueOf(row.getString("kind"))));
        }
    }

    private void insertAdmission(AdmissionRequest request, Admitted admitted) throws SQLException {
        try (BoundStatement insert =
                statement("INSERT INTO admissions (run_id, serial_number, mac, step, attempt, kind, job_id, reason, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.id(request.run()).text(admitted.serialNumber()).text(request.mac());
            insert.text(request.rules().step())
                    .number(admitted.attempt())
                    .text(admitted.kind().name());
            insert.id(request.job()).text(request.reason()).instant(request.now());
            insert.insert();
        }
    }

    private static Optional<String> fromMac(AdmissionRequest request) {
        return request.source()
                .filter(SerialSource.FromMac.class::isInstance)
                .map(SerialSource.FromMac.class::cast)
                .map(source -> StorableText.of(source.serialNumber()));
    }

    private static Optional<SerialRange> range(AdmissionRequest request) {
        return request.source()
                .filter(SerialSource.NextOf.class::isInstance)
                .map(SerialSource.NextOf.class::cast)
                .map(SerialSource.NextOf::range);
    }

    private static Admission usedUp(SerialRange range) {
        return new Admission.Refused(new Fault(
                FaultCode.SERIALS_USED_UP,
                "Range " + range.name() + " has given out its last number " + range.last() + " ("
                        + range.serialNumber(range.last()) + "), expected one left."));
    }

    private BoundStatement statement(String sql) throws SQLException {
        return new BoundStatement(connection, sql);
    }
}
