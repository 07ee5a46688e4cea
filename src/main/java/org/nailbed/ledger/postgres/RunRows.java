package org.nailbed.ledger.postgres;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nailbed.ledger.RunSummary;
import org.nailbed.run.Expectation;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Limit;
import org.nailbed.run.Measurement;
import org.nailbed.run.Outcome;

/** Rows of the record's tables as the words of a run. */
final class RunRows {

    private RunRows() {}

    static RunSummary summary(ResultSet row) throws SQLException {
        return new RunSummary(
                row.getObject("id", UUID.class),
                row.getString("station"),
                row.getInt("slot"),
                row.getString("product"),
                text(row, "serial_number"),
                text(row, "mac"),
                instant(row, "started").orElseThrow(),
                instant(row, "ended"),
                text(row, "outcome").map(Outcome::valueOf),
                text(row, "fault_code").map(RunRows::code));
    }

    static Measurement measurement(ResultSet row) throws SQLException {
        String unit = row.getString("unit");
        return new Measurement(row.getString("name"), value(row), unit, limit(row, unit));
    }

    private static Optional<Measurement.Value> value(ResultSet row) throws SQLException {
        BigDecimal number = row.getBigDecimal("value_number");
        if (number != null) {
            return Optional.of(new Measurement.Value.Number(number));
        }
        return text(row, "value_text").map(Measurement.Value.Text::new);
    }

    private static Optional<Expectation> limit(ResultSet row, String unit) throws SQLException {
        Optional<BigDecimal> low = Optional.ofNullable(row.getBigDecimal("low"));
        Optional<BigDecimal> high = Optional.ofNullable(row.getBigDecimal("high"));
        return low.isEmpty() && high.isEmpty() ? Optional.empty() : Optional.of(new Limit(low, high, unit));
    }

    static Optional<Fault> fault(ResultSet row) throws SQLException {
        String code = row.getString("fault_code");
        return code == null ? Optional.empty() : Optional.of(new Fault(code(code), row.getString("fault_message")));
    }

    /** A code of a newer Nailbed on the same database must not hide its run. */
    private static FaultCode code(String name) {
        return Arrays.stream(FaultCode.values())
                .filter(code -> code.name().equals(name))
                .findFirst()
                .orElse(FaultCode.INTERNAL);
    }

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
