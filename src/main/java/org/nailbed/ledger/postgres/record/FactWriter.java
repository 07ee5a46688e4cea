package org.nailbed.ledger.postgres.record;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.nailbed.ledger.postgres.sql.BoundStatement;
import org.nailbed.run.Attachment;
import org.nailbed.run.Expectation;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Limit;
import org.nailbed.run.Measurement;
import org.nailbed.run.Measurement.Value;
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
                        + " (run_id, ordinal, phase_group, name, try_number, started, duration_micros,"
                        + " fault_code, fault_message)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
                BoundStatement measurement = statement("INSERT INTO measurements"
                        + " (run_id, phase_ordinal, ordinal, name, unit, value_number, value_text, value_flag,"
                        + " low, high, margin, expected_text, expected_flag)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
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
        insert.text(phase.key().group().name())
                .text(phase.name())
                .number(phase.key().tryNumber());
        insert.instant(phase.started());
        insert.number(TimeUnit.NANOSECONDS.toMicros(phase.duration().toNanos()));
        bindFault(insert, phase.fault());
        insert.addRow();
    }

    private static void addMeasurement(BoundStatement insert, Measurement measurement) throws SQLException {
        insert.text(measurement.name()).text(measurement.unit());
        addValue(insert, measurement.value());
        addExpectation(insert, measurement.expectation());
        insert.addRow();
    }

    private static void addValue(BoundStatement insert, Optional<Value> value) throws SQLException {
        insert.decimal(only(value, Value.Number.class).map(Value.Number::number));
        insert.text(only(value, Value.Text.class).map(Value.Text::text));
        insert.flag(only(value, Value.Flag.class).map(Value.Flag::flag));
    }

    private static void addExpectation(BoundStatement insert, Optional<Expectation> expectation) throws SQLException {
        Optional<Limit> limit = only(expectation, Limit.class);
        insert.decimal(limit.flatMap(Limit::low)).decimal(limit.flatMap(Limit::high));
        insert.decimal(limit.map(Limit::margin).filter(margin -> margin.signum() > 0));
        insert.text(only(expectation, Expectation.Exactly.class).map(Expectation.Exactly::text));
        insert.flag(only(expectation, Expectation.Is.class).map(Expectation.Is::expected));
    }

    private static <T, K extends T> Optional<K> only(Optional<T> one, Class<K> kind) {
        return one.filter(kind::isInstance).map(kind::cast);
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
