package org.nailbed.ledger.postgres;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.nailbed.run.Attachment;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Limit;
import org.nailbed.run.Measurement;
import org.nailbed.run.PhaseRecord;
import org.nailbed.run.Run;

/** Inserts what an ended run found out: phases, measurements, attachments. Inside the given connection's transaction. */
final class FactWriter {
    private final Connection connection;

    FactWriter(Connection connection) {
        this.connection = connection;
    }

    void write(Run run) throws SQLException {
        insertPhases(run);
        insertAttachments(run);
    }

    /** Binds two parameters: code and message. */
    static void bindFault(BoundStatement insert, Optional<Fault> fault) throws SQLException {
        insert.text(fault.map(Fault::code).map(FaultCode::name)).text(fault.map(Fault::message));
    }

    private void insertPhases(Run run) throws SQLException {
        UUID id = run.start().id();
        try (BoundStatement phase = statement("INSERT INTO phases"
                        + " (run_id, ordinal, name, started, duration_micros, fault_code, fault_message)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)");
                BoundStatement measurement = statement("INSERT INTO measurements"
                        + " (run_id, phase_ordinal, ordinal, name, value_number, value_text, unit, low, high)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            int ordinal = 0;
            for (PhaseRecord record : run.phases()) {
                addPhase(phase.id(id).number(ordinal), record);
                int measured = 0;
                for (Measurement one : record.measurements()) {
                    addMeasurement(measurement.id(id).number(ordinal).number(measured++), one);
                }
                ordinal++;
            }
            phase.insertRows();
            measurement.insertRows();
        }
    }

    private static void addPhase(BoundStatement insert, PhaseRecord phase) throws SQLException {
        insert.text(phase.name()).instant(phase.started());
        insert.number(TimeUnit.NANOSECONDS.toMicros(phase.duration().toNanos()));
        bindFault(insert, phase.fault());
        insert.addRow();
    }

    private static void addMeasurement(BoundStatement insert, Measurement measurement) throws SQLException {
        insert.text(measurement.name());
        insert.decimal(measurement.value().flatMap(FactWriter::numberIn));
        insert.text(measurement.value().flatMap(FactWriter::textIn));
        insert.text(measurement.unit());
        insert.decimal(measurement.limit().flatMap(Limit::low));
        insert.decimal(measurement.limit().flatMap(Limit::high));
        insert.addRow();
    }

    private static Optional<BigDecimal> numberIn(Measurement.Value value) {
        return value instanceof Measurement.Value.Number number ? Optional.of(number.number()) : Optional.empty();
    }

    private static Optional<String> textIn(Measurement.Value value) {
        return value instanceof Measurement.Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }

    private void insertAttachments(Run run) throws SQLException {
        try (BoundStatement insert = statement(
                "INSERT INTO attachments (run_id, ordinal, name, media_type, content) VALUES (?, ?, ?, ?, ?)")) {
            int ordinal = 0;
            for (Attachment attachment : run.attachments()) {
                insert.id(run.start().id()).number(ordinal++).text(attachment.name());
                insert.text(attachment.mediaType()).bytes(attachment.content());
                insert.addRow();
            }
            insert.insertRows();
        }
    }

    private BoundStatement statement(String sql) throws SQLException {
        return new BoundStatement(connection, sql);
    }
}
