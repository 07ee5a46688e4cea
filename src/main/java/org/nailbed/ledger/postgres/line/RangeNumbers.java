package org.nailbed.ledger.postgres.line;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.nailbed.ledger.line.AdmissionRequest;
import org.nailbed.ledger.line.SerialRange;
import org.nailbed.ledger.postgres.record.Units;
import org.nailbed.ledger.postgres.sql.BoundStatement;
import org.nailbed.ledger.postgres.sql.Locks;
import org.nailbed.ledger.postgres.sql.Rows;

/** Numbers of serial-number ranges. Whoever takes one holds the lock of the range. */
final class RangeNumbers {

    /** Numbers looked at in one query, for a range that somebody has labelled boards from before. */
    private static final int STRETCH = 200;

    private final Connection connection;

    RangeNumbers(Connection connection) {
        this.connection = connection;
    }

    long remaining(SerialRange range) throws SQLException {
        return Math.max(0, range.last() - next(range) + 1);
    }

    /** The next number whose serial number no unit has; its unit is stored, and the number never given out again. */
    OptionalLong take(SerialRange range, AdmissionRequest request) throws SQLException {
        Locks locks = new Locks(connection);
        Units units = new Units(connection);
        for (long from = next(range); from <= range.last(); from += STRETCH) {
            Set<String> existing = existing(range, from);
            for (long number = from; number < from + STRETCH && number <= range.last(); number++) {
                String serialNumber = range.serialNumber(number);
                if (!existing.contains(serialNumber)
                        && locks.takesSerialNumberNow(serialNumber)
                        && units.store(serialNumber, request.now())) {
                    insertNumber(range, number, request);
                    return OptionalLong.of(number);
                }
            }
        }
        return OptionalLong.empty();
    }

    private long next(SerialRange range) throws SQLException {
        try (BoundStatement select = new BoundStatement(
                connection, "SELECT coalesce(max(number) + 1, 0) FROM range_numbers WHERE range_name = ?")) {
            long next =
                    Rows.first(select.text(range.name()), row -> row.getLong(1)).orElseThrow();
            return Math.max(range.first(), next);
        }
    }

    private Set<String> existing(SerialRange range, long from) throws SQLException {
        List<String> stretch = LongStream.range(from, Math.min(from + STRETCH, range.last() + 1))
                .mapToObj(range::serialNumber)
                .toList();
        try (BoundStatement select =
                new BoundStatement(connection, "SELECT serial_number FROM units WHERE serial_number = ANY (?)")) {
            return new HashSet<>(Rows.all(select.texts(stretch), row -> row.getString(1)));
        }
    }

    private void insertNumber(SerialRange range, long number, AdmissionRequest request) throws SQLException {
        try (BoundStatement insert = new BoundStatement(
                connection,
                "INSERT INTO range_numbers (range_name, number, serial_number, run_id, at) VALUES (?, ?, ?, ?, ?)")) {
            insert.text(range.name()).number(number).text(range.serialNumber(number));
            insert.id(request.run()).instant(request.now()).insert();
        }
    }
}
