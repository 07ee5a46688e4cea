package org.nailbed.ledger.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.nailbed.ledger.DatabaseAddress;
import org.nailbed.ledger.LedgerException;

/**
 * A PostgreSQL server that belongs to one station: started and stopped with it, its data kept in the data home from start to
 * start. Listens on 127.0.0.1 only, asks everyone for a password, and commits to disk. Whoever starts it closes it, after
 * everything that uses it.
 *
 * <p>It is a process of its own and outlives a killed station. The next start on the same data home stops that server first
 * and starts afresh, so that its settings are always those of the Nailbed that runs.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final int PORT_ATTEMPTS = 3;

    private static final String OWNER = "nailbed";
    private static final String STATION = "nailbed_station";
    private static final String DATABASE = "nailbed";

    private static final String PROGRAMS = "postgresql-" + DataDirectory.MAJOR_VERSION;

    private final DataHome home;
    private final ServerProcess server;
    private final ServerSecrets secrets;
    private boolean closed;

    private EmbeddedDatabase(DataHome home, ServerProcess server, ServerSecrets secrets) {
        this.home = home;
        this.server = server;
        this.secrets = secrets;
    }

    /**
     * Starts the server, making its data directory at the first start. Takes 5 to 11 s at the first start, about 1 s later.
     *
     * @param home the station's data home, made when not there; one station at a time
     * @throws LedgerException when another station uses the home, or the server does not start
     */
    public static EmbeddedDatabase start(Path home) {
        return start(home, home.toAbsolutePath().resolve(PROGRAMS));
    }

    /**
     * As {@link #start(Path)}.
     *
     * @param programs where the server's programs are or shall be unpacked; may serve several homes
     */
    static EmbeddedDatabase start(Path home, Path programs) {
        DataHome opened = DataHome.open(home);
        try {
            return start(opened, programs);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** The user that owns the schema and migrates it. */
    public DatabaseAddress owner() {
        return new DatabaseAddress(url(secrets.port(), DATABASE), OWNER, secrets.ownerPassword());
    }

    /** The user of the running station: reads and adds, nothing more. */
    public DatabaseAddress station() {
        return new DatabaseAddress(url(secrets.port(), DATABASE), STATION, secrets.stationPassword());
    }

    /** Stops the server and frees the data home. What was committed is on disk. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            try (home) {
                server.stopIfRunning();
            }
        }
    }

    private static EmbeddedDatabase start(DataHome home, Path programs) {
        DataDirectory data = new DataDirectory(home);
        ServerProcess server = new ServerProcess(programs, data.path(), data.log());
        try {
            ServerSecrets secrets = home.secrets();
            ServerPrograms.unpackInto(programs);
            data.requireOurVersion();
            server.stopIfRunning();
            data.makeUnlessThere(server, OWNER, secrets.ownerPassword());
            data.rotateLog();
            return startedOnFreePort(home, server, secrets);
        } catch (IOException e) {
            throw new LedgerException(
                    "Could not prepare the database in " + data.path() + ": " + e.getMessage()
                            + ". Check free space and rights there.",
                    e);
        }
    }

    /** Two stations that start at once may both find the same port free; the one that is too late takes another. */
    private static EmbeddedDatabase startedOnFreePort(DataHome home, ServerProcess server, ServerSecrets secrets)
            throws IOException {
        ServerSecrets tried = onFreePort(home, secrets);
        for (int attempt = 1; attempt < PORT_ATTEMPTS; attempt++) {
            try {
                return started(new EmbeddedDatabase(home, server, tried));
            } catch (LedgerException e) {
                if (FreePort.isFree(tried.port())) {
                    throw e;
                }
                tried = onFreePort(home, tried);
            }
        }
        return started(new EmbeddedDatabase(home, server, tried));
    }

    private static EmbeddedDatabase started(EmbeddedDatabase database) {
        try {
            database.server.start(database.secrets.port());
            database.prepareUsers();
            return database;
        } catch (LedgerException e) {
            database.stopAfter(e);
            throw e;
        }
    }

    /** The server may be on its way still, however long its recovery takes; nothing is left behind. */
    private void stopAfter(LedgerException fault) {
        try {
            server.stopIfRunning();
        } catch (LedgerException e) {
            fault.addSuppressed(e);
        }
    }

    private static ServerSecrets onFreePort(DataHome home, ServerSecrets secrets) throws IOException {
        if (FreePort.isFree(secrets.port())) {
            return secrets;
        }
        ServerSecrets moved = secrets.withPort(FreePort.find());
        System.getLogger(EmbeddedDatabase.class.getName())
                .log(
                        System.Logger.Level.WARNING,
                        "Port {0,number,#} is taken by another program; the database moves to port {1,number,#}.",
                        secrets.port(),
                        moved.port());
        home.keep(moved);
        return moved;
    }

    private void prepareUsers() {
        DatabaseAddress server = new DatabaseAddress(url(secrets.port(), "postgres"), OWNER, secrets.ownerPassword());
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "SELECT FROM pg_roles WHERE rolname = '" + STATION + "'")) {
                statement.execute("CREATE ROLE " + STATION);
            }
            // The password is of letters, digits, _ and -: ServerSecrets sees to it.
            statement.execute("ALTER ROLE " + STATION + " LOGIN PASSWORD '" + secrets.stationPassword() + "'");
            if (!exists(statement, "SELECT FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        } catch (SQLException e) {
            throw new LedgerException(
                    "The database server at " + owner().where() + " started but refused its owner: " + e.getMessage()
                            + ". Put database.properties back from a copy.",
                    e);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
