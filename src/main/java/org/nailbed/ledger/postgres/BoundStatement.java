package org.nailbed.ledger.postgres;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** A prepared statement whose parameters are bound one after the other, each as the ledger stores its kind. */
final class BoundStatement implements AutoCloseable {
    private final PreparedStatement prepared;
    private int bound;

    BoundStatement(Connection connection, String sql) throws SQLException {
        prepared = connection.prepareStatement(sql);
    }

    BoundStatement text(String text) throws SQLException {
        prepared.setString(++bound, StorableText.of(text));
        return this;
    }

    BoundStatement text(Optional<String> text) throws SQLException {
        return text.isPresent() ? text(text.get()) : absent(Types.VARCHAR);
    }

    BoundStatement number(long number) throws SQLException {
        prepared.setLong(++bound, number);
        return this;
    }

    BoundStatement decimal(Optional<BigDecimal> decimal) throws SQLException {
        if (decimal.isEmpty()) {
            return absent(Types.NUMERIC);
        }
        prepared.setBigDecimal(++bound, decimal.get());
        return this;
    }

    /** Cut to the microsecond, which is what PostgreSQL keeps; the driver would round up into the future. */
    BoundStatement instant(Instant instant) throws SQLException {
        prepared.setObject(++bound, instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
        return this;
    }

    BoundStatement id(UUID id) throws SQLException {
        prepared.setObject(++bound, id);
        return this;
    }

    BoundStatement bytes(byte[] bytes) throws SQLException {
        prepared.setBytes(++bound, bytes);
        return this;
    }

    /** Ends one row of a batch; the next parameter is again the first. */
    void addRow() throws SQLException {
        prepared.addBatch();
        bound = 0;
    }

    void insertRows() throws SQLException {
        prepared.executeBatch();
    }

    /** How many rows were inserted. */
    int insert() throws SQLException {
        return prepared.executeUpdate();
    }

    /** Open until this statement is closed. */
    ResultSet query() throws SQLException {
        return prepared.executeQuery();
    }

    @Override
    public void close() throws SQLException {
        prepared.close();
    }

    private BoundStatement absent(int type) throws SQLException {
        prepared.setNull(++bound, type);
        return this;
    }
}
