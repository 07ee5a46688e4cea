package org.nailbed.ledger.postgres.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a query answered, as values. */
public final class Rows {

    private Rows() {}

    /** One row to one value. */
    @FunctionalInterface
    public interface Mapper<T> {
        T from(ResultSet row) throws SQLException;
    }

    public static <T> List<T> all(BoundStatement select, Mapper<T> mapper) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet row = select.query()) {
            while (row.next()) {
                rows.add(mapper.from(row));
            }
        }
        return List.copyOf(rows);
    }

    public static <T> Optional<T> first(BoundStatement select, Mapper<T> mapper) throws SQLException {
        try (ResultSet row = select.query()) {
            return row.next() ? Optional.of(mapper.from(row)) : Optional.empty();
        }
    }

    public static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    public static Optional<UUID> id(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    public static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    /** Of a column that is never null. */
    public static Instant moment(ResultSet row, String column) throws SQLException {
        return instant(row, column).orElseThrow();
    }
}
