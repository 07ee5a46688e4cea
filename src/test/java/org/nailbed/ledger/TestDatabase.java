package org.nailbed.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.embedded.SharedServer;
import org.nailbed.ledger.postgres.LedgerStore;

/**
 * A fresh, migrated database on the test process's one PostgreSQL server. Make one per test class, or per test: it takes well
 * under a second once the server runs.
 */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** PostgreSQL's own, which every database is made from. */
    private static final String EMPTY = "template1";

    private final DatabaseAddress owner;
    private final DatabaseAddress station;
    private final String name;
    private final LedgerStore store;

    private TestDatabase(String name) {
        this.name = name;
        this.owner = on(SharedServer.get().owner(), name);
        this.station = on(SharedServer.get().station(), name);
        this.store = LedgerStore.open(owner, station);
    }

    public static TestDatabase create() {
        return new TestDatabase(createFrom(Migrated.NAME));
    }

    /** A database without our schema. */
    public static DatabaseAddress empty() {
        return on(SharedServer.get().owner(), createFrom(EMPTY));
    }

    /** As the running station uses it: role {@code nailbed_station}, pooled. */
    public Ledger ledger() {
        return store.ledger();
    }

    /** All books, as {@link #ledger()}. */
    public Books books() {
        return store.books();
    }

    /** The pool of {@link #ledger()}; tables are found without their schema's name. */
    public DataSource dataSource() {
        return store.dataSource();
    }

    public DatabaseAddress owner() {
        return owner;
    }

    public DatabaseAddress station() {
        return station;
    }

    /** A connection of the schema's owner, who may do anything but change a record. The caller closes it. */
    public Connection connectAsOwner() throws SQLException {
        return connect(owner, "nailbed");
    }

    @Override
    public void close() {
        store.close();
        execute("DROP DATABASE " + name + " WITH (FORCE)");
    }

    /** A connection of its own with one schema on its search path. */
    public static Connection connect(DatabaseAddress address, String schema) throws SQLException {
        Connection connection = address.connect();
        connection.setSchema(schema);
        return connection;
    }

    /** Migrated once in this process, then copied. */
    private static final class Migrated {
        static final String NAME = createFrom(EMPTY);

        static {
            LedgerStore.open(
                            on(SharedServer.get().owner(), NAME),
                            on(SharedServer.get().station(), NAME))
                    .close();
        }
    }

    private static String createFrom(String template) {
        String name = "test_" + COUNT.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        return name;
    }

    private static void execute(String sql) {
        DatabaseAddress admin = on(SharedServer.get().owner(), "postgres");
        try (Connection connection = connect(admin, "public");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static DatabaseAddress on(DatabaseAddress server, String database) {
        String url = server.jdbcUrl().substring(0, server.jdbcUrl().lastIndexOf('/') + 1) + database;
        return new DatabaseAddress(url, server.user(), server.password());
    }
}
