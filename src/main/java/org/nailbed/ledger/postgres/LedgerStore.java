package org.nailbed.ledger.postgres;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.nailbed.ledger.DatabaseAddress;
import org.nailbed.ledger.Ledger;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.postgres.sql.SqlFaults;

/** A migrated database with its pool of connections, and the ledger on it. Whoever opens it closes it. */
public final class LedgerStore implements AutoCloseable {

    /**
     * What every session of the station begins with: our schema, an end to every statement, and commits that are durable
     * when they return, also where the server is set to forget the last ones on a power cut.
     */
    static final String SESSION = """
            SET search_path TO nailbed;
            SET statement_timeout TO '20s';
            SET idle_in_transaction_session_timeout TO '60s';
            SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
            """;

    private static final int MOST_CONNECTIONS = 10;
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(10);

    private final AgroalDataSource pool;
    private final DatabaseAddress address;

    private LedgerStore(AgroalDataSource pool, DatabaseAddress address) {
        this.pool = pool;
        this.address = address;
    }

    /** For an external database whose one user both migrates and runs. */
    public static LedgerStore open(DatabaseAddress address) {
        return open(address, address);
    }

    /**
     * Brings the schema up to date, then opens the pool.
     *
     * @param owner used for the migrations only
     * @param station used for everything else
     * @throws org.nailbed.ledger.LedgerException when the database does not answer or was migrated otherwise
     */
    public static LedgerStore open(DatabaseAddress owner, DatabaseAddress station) {
        Migrations.migrate(owner);
        try {
            return new LedgerStore(connected(pool(station)), station);
        } catch (SQLException e) {
            throw SqlFaults.explain("Could not connect as " + station.user(), station.where(), e);
        }
    }

    /** A wrong password or a missing grant is told here, not at the first run. */
    private static AgroalDataSource connected(AgroalDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT FROM runs LIMIT 0");
            return pool;
        } catch (SQLException e) {
            pool.close();
            throw e;
        }
    }

    public Ledger ledger() {
        return books().runs();
    }

    /** All that is kept in this database. */
    public Books books() {
        return PostgresBooks.on(pool, address.where());
    }

    /** Owned by this store. */
    public DataSource dataSource() {
        return pool;
    }

    /** Closes every connection; a transaction that is still open is rolled back. */
    @Override
    public void close() {
        pool.close();
    }

    private static AgroalDataSource pool(DatabaseAddress address) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(MOST_CONNECTIONS)
                        .acquisitionTimeout(CONNECTION_WAIT)
                        // One round trip on the same machine; without it the first run after a restart of the database
                        // fails.
                        .validateOnBorrow(true)
                        .connectionValidator(ConnectionValidator.defaultValidator())
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .connectionFactoryConfiguration(factory -> connections(factory, address))));
    }

    private static AgroalConnectionFactoryConfigurationSupplier connections(
            AgroalConnectionFactoryConfigurationSupplier factory, DatabaseAddress address) {
        factory.jdbcUrl(address.jdbcUrl())
                .initialSql(SESSION)
                .jdbcProperty("ApplicationName", "nailbed")
                .jdbcProperty("reWriteBatchedInserts", "true")
                .jdbcProperty("tcpKeepAlive", "true")
                .jdbcProperty("connectTimeout", "5")
                .jdbcProperty("socketTimeout", "30");
        if (!address.user().isEmpty()) {
            factory.principal(new NamePrincipal(address.user()));
        }
        if (!address.password().isEmpty()) {
            factory.credential(new SimplePassword(address.password()));
        }
        return factory;
    }
}
