package org.nailbed.ledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.ledger.DatabaseAddress;
import org.nailbed.ledger.Ledger;
import org.nailbed.ledger.LedgerException;
import org.nailbed.ledger.TestRuns;
import org.nailbed.ledger.postgres.LedgerStore;
import org.nailbed.run.Outcome;
import org.nailbed.run.RunStart;

/** The server on one data home through the ends and beginnings of a station's life. A path with a blank is a path. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class EmbeddedDatabaseIT {
    @TempDir
    static Path folder;

    private final TestRuns runs = new TestRuns("line-1");

    @Test
    void recordsAndPortLastOverARestart() throws SQLException {
        RunStart start = runs.start("NB-000001");
        int port;
        try (EmbeddedDatabase database = start();
                LedgerStore store = open(database)) {
            port = port(database);
            TestRuns.keep(store.books());
            store.ledger().begin(start);
        }

        try (EmbeddedDatabase database = start();
                LedgerStore store = open(database)) {
            assertThat(port(database)).isEqualTo(port);
            assertThat(store.ledger().run(start.id())).isPresent();
        }
    }

    @Test
    void databaseGoneBetweenBeginAndEndIsTroubleAndTheRetryStoresOnce() throws Exception {
        RunStart start = runs.start("NB-000002");
        LedgerStore store;
        try (EmbeddedDatabase database = start()) {
            store = open(database);
            TestRuns.keep(store.books());
            store.ledger().begin(start);
            server().destroyForcibly();
            server().onExit().get(10, TimeUnit.SECONDS);

            assertThatThrownBy(() -> store.ledger().finish(runs.passed(start, TestRuns.newMac())))
                    .isInstanceOfSatisfying(
                            LedgerException.class,
                            e -> assertThat(e.isConnectionTrouble()).isTrue());
        }

        try (EmbeddedDatabase database = start();
                store) {
            Ledger ledger = store.ledger();
            assertThat(ledger.run(start.id()).orElseThrow().summary().outcome()).isEmpty();
            ledger.finish(runs.passed(start, "7c:df:a1:ff:00:01"));
            ledger.finish(runs.passed(start, "7c:df:a1:ff:00:01"));
            assertThat(ledger.run(start.id()).orElseThrow().summary().outcome()).contains(Outcome.PASS);
            assertThat(port(database)).isPositive();
        }
    }

    @Test
    void secondStationOnTheSameHomeIsRefusedAndTheFirstGoesOn() {
        try (EmbeddedDatabase database = start();
                LedgerStore store = open(database)) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("in use by another station")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("data home of its own");

            assertThat(store.ledger().serialNumberOfMac("00:00:00:00:00:00")).isEmpty();
        }
    }

    @Test
    void portThatAnotherProgramTookIsLeftToIt() throws IOException, SQLException {
        int port;
        try (EmbeddedDatabase database = start()) {
            port = port(database);
        }

        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                EmbeddedDatabase database = start();
                LedgerStore store = open(database)) {
            assertThat(port(database)).isNotEqualTo(other.getLocalPort());
            assertThat(store.ledger().serialNumberOfMac("00:00:00:00:00:00")).isEmpty();
        }
    }

    @Test
    void processNumberThatAnotherProgramHasAfterAPowerCutDoesNotStopTheStart() throws IOException {
        start().close();
        Files.write(pidFile(), List.of(Long.toString(ProcessHandle.current().pid()), home() + "/pgdata", "0", "5432"));

        try (EmbeddedDatabase database = start()) {
            assertThat(server().pid()).isNotEqualTo(ProcessHandle.current().pid());
            assertThat(database.owner().where()).startsWith("127.0.0.1:");
        }
    }

    @Test
    void nobodyGetsInWithoutAPassword() {
        try (EmbeddedDatabase database = start()) {
            for (String user : List.of("nailbed", "nailbed_station", "postgres")) {
                assertThatThrownBy(() -> new DatabaseAddress(database.owner().jdbcUrl(), user, "guess").connect())
                        .as(user)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
            }
        }
    }

    @Test
    void passwordsAreForTheirOwnersEyesOnly() throws IOException {
        start().close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home())))
                .isEqualTo("rwx------");
        assertThat(home()).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void serverIsDurableAndListensOnThisMachineOnly() throws SQLException {
        try (EmbeddedDatabase database = start()) {
            assertThat(setting(database, "fsync")).isEqualTo("on");
            assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(database, "full_page_writes")).isEqualTo("on");
            assertThat(setting(database, "data_checksums")).isEqualTo("on");
            assertThat(setting(database, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(database, "unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void lostPasswordsAreToldAndTheHomeIsFreeAgain() throws IOException {
        start().close();
        Path aside = folder.resolve("aside");
        Files.move(secrets(), aside);

        assertThatThrownBy(this::start)
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("database.properties")
                .hasMessageContaining("Put that file back");

        Files.move(aside, secrets());
        start().close();
    }

    @Test
    void dataOfAnotherPostgresAreRefusedUntouched() throws IOException {
        start().close();
        Path version = home().resolve("pgdata/PG_VERSION");
        String ours = Files.readString(version);
        Files.writeString(version, "17\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("of PostgreSQL 17")
                .hasMessageContaining("dump and restore");

        Files.writeString(version, ours);
        start().close();
    }

    @Test
    void closingTwiceAndAfterTheServerDiedIsHarmless() throws Exception {
        EmbeddedDatabase database = start();
        ProcessHandle server = server();
        server.destroyForcibly();
        server.onExit().get(10, TimeUnit.SECONDS);

        database.close();
        database.close();

        start().close();
        assertThat(pidFile()).doesNotExist();
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(home(), SharedServer.PROGRAMS);
    }

    private static LedgerStore open(EmbeddedDatabase database) {
        return LedgerStore.open(database.owner(), database.station());
    }

    private static Path home() {
        return folder.resolve("data home");
    }

    private static Path secrets() {
        return home().resolve("database.properties");
    }

    private static Path pidFile() {
        return home().resolve("pgdata/postmaster.pid");
    }

    private static ProcessHandle server() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(pidFile()).get(0).strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static int port(EmbeddedDatabase database) throws SQLException {
        return Integer.parseInt(setting(database, "port"));
    }

    private static String setting(EmbeddedDatabase database, String name) throws SQLException {
        try (Connection connection = database.owner().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
