package org.nailbed.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.ledger.CommitFaults;
import org.nailbed.ledger.Counters;
import org.nailbed.ledger.DatabaseAddress;
import org.nailbed.ledger.Ledger;
import org.nailbed.ledger.LedgerException;
import org.nailbed.ledger.TestDatabase;
import org.nailbed.ledger.TestRuns;
import org.nailbed.run.Outcome;
import org.nailbed.run.Run;
import org.nailbed.run.RunStart;

/** Opening and migrating a database, and what can go wrong between the station and it. */
class LedgerStoreIT {
    private static TestDatabase database;

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @Test
    void answerLostAfterTheCommitIsTroubleAndTheRetryStoresNothingTwice() {
        TestRuns runs = new TestRuns("lost-answer");
        RunStart start = runs.start("NB-000001");
        TestRuns.keep(database.books());
        database.ledger().begin(start);
        Run run = runs.passed(start, TestRuns.newMac());
        Ledger lossy = PostgresBooks.on(CommitFaults.losingAnswers(database.dataSource()), "the test database")
                .runs();

        assertThatThrownBy(() -> lossy.finish(run))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        e -> assertThat(e.isConnectionTrouble()).isTrue());
        database.ledger().finish(run);

        assertThat(database.ledger().counters("lost-answer", Instant.EPOCH)).isEqualTo(new Counters(1, 0, 0, 0));
        assertThat(database.ledger().run(start.id()).orElseThrow().phases()).hasSize(1);
    }

    @Test
    void endsOfManySlotsAndTheirDuplicatesAtOnceAreStoredOnceEach() throws Exception {
        TestRuns runs = new TestRuns("many-slots");
        TestRuns.keep(database.books());
        List<Run> ended = IntStream.range(0, 32)
                .mapToObj(slot -> runs.passed(runs.start("NB-SAME"), TestRuns.newMac()))
                .toList();
        ExecutorService slots = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Void>> finishes = Stream.concat(ended.stream(), ended.stream())
                    .map(run -> (Callable<Void>) () -> {
                        database.ledger().finish(run);
                        return null;
                    })
                    .toList();
            for (Future<Void> done : slots.invokeAll(finishes)) {
                done.get();
            }
        } finally {
            slots.shutdown();
        }

        assertThat(database.ledger().counters("many-slots", Instant.EPOCH)).isEqualTo(new Counters(32, 0, 0, 0));
    }

    @Test
    void imageOfManyMebibytesIsStoredOnceAndProvedByTheDatabase() throws SQLException {
        byte[] content = new byte[5 << 20];
        new Random(20261122).nextBytes(content);
        Image image = Image.of("big", 0x10000, content);
        FirmwareSet set = new FirmwareSet(List.of(image), Optional.empty(), Optional.empty());

        database.ledger().keepImages(set);
        database.ledger().keepImages(set);

        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT size_bytes, content, count(*) OVER () FROM images WHERE sha256 = '" + image.sha256()
                                + "'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(content.length);
            assertThat(row.getBytes(2)).isEqualTo(content);
            assertThat(row.getInt(3)).isEqualTo(1);
        }
    }

    @Test
    void everySessionIsDurableAndBounded() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT current_setting('synchronous_commit'), current_setting('fsync'),"
                                + " current_setting('statement_timeout'), current_user")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("on");
            assertThat(row.getString(2)).isEqualTo("on");
            assertThat(row.getString(3)).isEqualTo("20s");
            assertThat(row.getString(4)).isEqualTo("nailbed_station");
        }
    }

    @Test
    void externalDatabaseNeedsNoMoreThanItsOwner() throws SQLException {
        DatabaseAddress empty = TestDatabase.empty();
        DatabaseAddress plain = new DatabaseAddress(empty.jdbcUrl(), "plain_owner", "plain");
        String name = empty.where().substring(empty.where().indexOf('/') + 1);
        executeAs(
                empty,
                "CREATE ROLE plain_owner LOGIN PASSWORD 'plain'",
                "ALTER DATABASE " + name + " OWNER TO plain_owner");

        try (LedgerStore store = LedgerStore.open(plain)) {
            TestRuns runs = new TestRuns("external");
            RunStart start = runs.start("NB-000001");
            TestRuns.keep(store.books());
            store.ledger().finish(runs.passed(start, TestRuns.newMac()));
            assertThat(store.ledger().run(start.id()).orElseThrow().summary().outcome())
                    .contains(Outcome.PASS);
        }
    }

    @Test
    void openingAMigratedDatabaseAgainKeepsItsRecords() throws SQLException {
        DatabaseAddress owner = TestDatabase.empty();
        TestRuns runs = new TestRuns("again");
        RunStart start = runs.start("NB-000001");
        try (LedgerStore store = LedgerStore.open(owner)) {
            TestRuns.keep(store.books());
            store.ledger().begin(start);
        }

        try (LedgerStore store = LedgerStore.open(owner)) {
            assertThat(store.ledger().abortUnfinished("again", runs.at(60))).containsExactly(start.id());
        }
    }

    @Test
    void schemaThatOtherMigrationsMadeIsRefusedUntouched() throws SQLException {
        DatabaseAddress owner = TestDatabase.empty();
        LedgerStore.open(owner).close();
        executeAs(owner, "UPDATE nailbed.flyway_schema_history SET checksum = 1 WHERE version = '1'");

        assertThatThrownBy(() -> LedgerStore.open(owner))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        e -> assertThat(e.isConnectionTrouble()).isFalse())
                .hasMessageContaining("nothing was changed");
    }

    @Test
    void wrongPasswordIsToldAtOnceAndIsNotWorthARetry() {
        DatabaseAddress wrong = new DatabaseAddress(database.station().jdbcUrl(), "nailbed_station", "wrong-password");

        assertThatThrownBy(() -> LedgerStore.open(database.owner(), wrong))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        e -> assertThat(e.isConnectionTrouble()).isFalse())
                .hasMessageContaining("user and password")
                .hasMessageNotContaining("wrong-password");
    }

    @Test
    void databaseThatIsNotThereIsConnectionTrouble() {
        DatabaseAddress nobody = new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/nailbed", "nailbed", "secret");

        assertThatThrownBy(() -> LedgerStore.open(nobody))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        e -> assertThat(e.isConnectionTrouble()).isTrue())
                .hasMessageContaining("127.0.0.1:1/nailbed")
                .hasMessageNotContaining("secret");
    }

    private static void executeAs(DatabaseAddress address, String... statements) throws SQLException {
        try (Connection connection = TestDatabase.connect(address, "public");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
