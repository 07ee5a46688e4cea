package org.nailbed.ledger.postgres.record;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.ledger.RunSummary;
import org.nailbed.ledger.postgres.sql.Rows;
import org.nailbed.run.Expectation;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Limit;
import org.nailbed.run.Measurement;
import org.nailbed.run.Outcome;

/** Rows of the record's tables as the words of a run. */
public final class RunRows {

    /** Columns and tables of a {@link #summary}, to come after SELECT and more columns; tables r, a (admission) and e (end). */
    public static final String SUMMARY = """
            r.id, r.station, r.slot, r.product, coalesce(a.serial_number, r.serial_number) AS serial_number, r.started,
                coalesce(e.mac, a.mac) AS mac, e.ended, e.outcome, e.fault_code
            FROM runs r LEFT JOIN admissions a ON a.run_id = r.id LEFT JOIN run_ends e ON e.run_id = r.id
            """;

    private RunRows() {}

    public static RunSummary summary(ResultSet row) throws SQLException {
        return new RunSummary(
                row.getObject("id", UUID.class),
                row.getString("station"),
                row.getInt("slot"),
                row.getString("product"),
                Rows.text(row, "serial_number"),
                Rows.text(row, "mac"),
                Rows.moment(row, "started"),
                Rows.instant(row, "ended"),
                Rows.text(row, "outcome").map(Outcome::valueOf),
                Rows.text(row, "fault_code").map(RunRows::code));
    }

    static Measurement measurement(ResultSet row) throws SQLException {
        String unit = row.getString("unit");
        return new Measurement(row.getString("name"), value(row), unit, expectation(row, unit));
    }

    private static Optional<Measurement.Value> value(ResultSet row) throws SQLException {
        BigDecimal number = row.getBigDecimal("value_number");
        if (number != null) {
            return Optional.of(new Measurement.Value.Number(number));
        }
        String text = row.getString("value_text");
        if (text != null) {
            return Optional.of(new Measurement.Value.Text(text));
        }
        return flag(row, "value_flag").map(Measurement.Value.Flag::new);
    }

    private static Optional<Expectation> expectation(ResultSet row, String unit) throws SQLException {
        Optional<BigDecimal> low = Optional.ofNullable(row.getBigDecimal("low"));
        Optional<BigDecimal> high = Optional.ofNullable(row.getBigDecimal("high"));
        if (low.isPresent() || high.isPresent()) {
            Optional<BigDecimal> margin = Optional.ofNullable(row.getBigDecimal("margin"));
            return Optional.of(new Limit(low, high, unit, margin.orElse(BigDecimal.ZERO)));
        }
        String text = row.getString("expected_text");
        if (text != null) {
            return Optional.of(new Expectation.Exactly(text));
        }
        return flag(row, "expected_flag").map(Expectation.Is::new);
    }

    private static Optional<Boolean> flag(ResultSet row, String column) throws SQLException {
        boolean flag = row.getBoolean(column);
        return row.wasNull() ? Optional.empty() : Optional.of(flag);
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
}
