package org.nailbed.ledger.postgres.sql;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** A prepared statement whose parameters are bound one after the other, each as the ledger stores its kind. */
public final class BoundStatement implements AutoCloseable {
    private final PreparedStatement prepared;
    private int bound;

    public BoundStatement(Connection connection, String sql) throws SQLException {
        prepared = connection.prepareStatement(sql);
    }

    public BoundStatement text(String text) throws SQLException {
        prepared.setString(++bound, StorableText.of(text));
        return this;
    }

    public BoundStatement text(Optional<String> text) throws SQLException {
        return text.isPresent() ? text(text.get()) : absent(Types.VARCHAR);
    }

    public BoundStatement number(long number) throws SQLException {
        prepared.setLong(++bound, number);
        return this;
    }

    public BoundStatement decimal(Optional<BigDecimal> decimal) throws SQLException {
        if (decimal.isEmpty()) {
            return absent(Types.NUMERIC);
        }
        prepared.setBigDecimal(++bound, decimal.get());
        return this;
    }

    /** Cut to the microsecond, which is what PostgreSQL keeps; the driver would round up into the future. */
    public BoundStatement instant(Instant instant) throws SQLException {
        prepared.setObject(++bound, instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
        return this;
    }

    public BoundStatement id(UUID id) throws SQLException {
        prepared.setObject(++bound, id);
        return this;
    }

    public BoundStatement id(Optional<UUID> id) throws SQLException {
        return id.isPresent() ? id(id.get()) : absent(Types.OTHER);
    }

    public BoundStatement flag(Optional<Boolean> flag) throws SQLException {
        if (flag.isEmpty()) {
            return absent(Types.BOOLEAN);
        }
        prepared.setBoolean(++bound, flag.get());
        return this;
    }

    public BoundStatement texts(Collection<String> texts) throws SQLException {
        Object[] storable = texts.stream().map(StorableText::of).toArray();
        prepared.setArray(++bound, prepared.getConnection().createArrayOf("text", storable));
        return this;
    }

    public BoundStatement bytes(byte[] bytes) throws SQLException {
        prepared.setBytes(++bound, bytes);
        return this;
    }

    /** Ends one row of a batch; the next parameter is again the first. */
    public void addRow() throws SQLException {
        prepared.addBatch();
        bound = 0;
    }

    public void insertRows() throws SQLException {
        prepared.executeBatch();
    }

    /** How many rows were inserted. */
    public int insert() throws SQLException {
        return prepared.executeUpdate();
    }

    /** Open until this statement is closed. */
    public ResultSet query() throws SQLException {
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
