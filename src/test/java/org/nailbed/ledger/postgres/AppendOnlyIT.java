package org.nailbed.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.TestDatabase;
import org.nailbed.ledger.TestRuns;

/** The database itself keeps the record, whoever writes SQL to it. */
class AppendOnlyIT {
    private static final String RECORD_TABLES = """
            SELECT relname FROM pg_class WHERE relnamespace = 'nailbed'::regnamespace AND relkind IN ('r', 'p')
                AND relname <> 'flyway_schema_history'
            """;

    private static TestDatabase database;

    @BeforeAll
    static void storeARun() {
        database = TestDatabase.create();
        TestRuns runs = new TestRuns("line-1");
        TestRuns.keep(database.books());
        database.ledger().finish(runs.passed(runs.start("NB-000001"), TestRuns.newMac()));
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @Test
    void ownerCannotChangeOrRemoveARecord() throws SQLException {
        try (Connection owner = database.connectAsOwner()) {
            for (String table : query(owner, RECORD_TABLES)) {
                for (String change : changesTo(table)) {
                    assertThatThrownBy(() -> execute(owner, change))
                            .as(change)
                            .hasMessageContaining("records are append-only")
                            .hasMessageContaining("Store a correction as a new record");
                }
            }
        }
    }

    @Test
    void ownerCannotSwitchTheRuleOffByASessionSetting() throws SQLException {
        try (Connection owner = database.connectAsOwner()) {
            execute(owner, "SET session_replication_role TO replica");

            assertThatThrownBy(() -> execute(owner, "DELETE FROM run_ends")).hasMessageContaining("append-only");
        }
    }

    @Test
    void stationMayReadAndAddAndNothingMore() throws SQLException {
        try (Connection owner = database.connectAsOwner();
                Connection station = database.dataSource().getConnection()) {
            for (String table : query(owner, RECORD_TABLES)) {
                assertThat(query(station, "SELECT count(*) FROM " + table)).hasSize(1);
                for (String change : changesTo(table)) {
                    assertThatThrownBy(() -> execute(station, change))
                            .as(change)
                            .hasMessageContaining("permission denied");
                }
            }
            for (String other : List.of(
                    "CREATE TABLE nailbed.more (id int)",
                    "ALTER TABLE runs DISABLE TRIGGER append_only",
                    "DROP TABLE attachments",
                    "SET session_replication_role TO replica",
                    "SELECT * FROM flyway_schema_history")) {
                assertThatThrownBy(() -> execute(station, other))
                        .as(other)
                        .hasMessageFindingMatch("permission denied|must be owner");
            }
        }
    }

    @Test
    void everyTableHasAKeyForReplicationAndEveryTableIsExplained() throws SQLException {
        try (Connection owner = database.connectAsOwner()) {
            assertThat(query(owner, RECORD_TABLES)).hasSize(19);
            assertThat(
                            query(
                                    owner,
                                    RECORD_TABLES
                                            + " AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = pg_class.oid AND indisprimary)"))
                    .isEmpty();
            assertThat(query(owner, RECORD_TABLES + " AND obj_description(oid, 'pg_class') IS NULL"))
                    .isEmpty();
        }
    }

    @Test
    void databaseRefusesWhatContradictsItself() throws SQLException {
        try (Connection station = database.dataSource().getConnection()) {
            for (String lie : List.of(
                    "INSERT INTO images VALUES (repeat('0', 64), 1, 'x')",
                    "INSERT INTO images VALUES (encode(sha256('x'), 'hex'), 2, 'x')",
                    "INSERT INTO run_ends SELECT id, 'PASS', 'NO_SYNC', 'x', NULL, NULL, now() FROM runs",
                    "INSERT INTO run_ends SELECT id, 'FAIL', NULL, NULL, NULL, NULL, now() FROM runs",
                    "INSERT INTO run_ends SELECT id, 'GOOD', NULL, NULL, NULL, NULL, now() FROM runs",
                    "INSERT INTO run_ends SELECT id, 'PASS', NULL, NULL, '24:0A:C4:00:00:01', NULL, now() FROM runs",
                    "INSERT INTO measurements (run_id, phase_ordinal, ordinal, name, value_number, value_text, unit)"
                            + " SELECT id, 0, 9, 'x', 1, 'x', '' FROM runs")) {
                assertThatThrownBy(() -> execute(station, lie)).as(lie).hasMessageContaining("check constraint");
            }
        }
    }

    private static List<String> changesTo(String table) throws SQLException {
        String column;
        try (Connection owner = database.connectAsOwner()) {
            column = query(
                            owner,
                            "SELECT attname FROM pg_attribute WHERE attrelid = '" + table
                                    + "'::regclass AND attnum = 1")
                    .get(0);
        }
        return List.of(
                "UPDATE " + table + " SET " + column + " = " + column,
                "DELETE FROM " + table,
                "DELETE FROM " + table + " WHERE false",
                "TRUNCATE " + table + " CASCADE");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> query(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
