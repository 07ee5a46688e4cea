package org.nailbed.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.DatabaseAddress;
import org.nailbed.ledger.RunDetail;
import org.nailbed.ledger.RunQuery;
import org.nailbed.ledger.RunSummary;
import org.nailbed.ledger.TestDatabase;
import org.nailbed.ledger.line.Admission;
import org.nailbed.ledger.line.AdmissionRequest;
import org.nailbed.ledger.line.AdmissionRules;
import org.nailbed.ledger.line.AdmissionRules.AfterPass;
import org.nailbed.ledger.line.UnitHistory;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;
import org.nailbed.run.PhaseKey;

/** A database of the first release, with rows in every table, under the newest one. */
class UpgradeIT {
    private static final String GOOD = "SELECT name || ' ' || good FROM nailbed.measurements ORDER BY 1";
    private static final UUID PASSED = new UUID(0, 2);

    /** The board :01 failed as NB-1, passed as NB-2; :02 was stopped as NB-3; the last run goes on. */
    private static final String ROWS = """
            SET search_path TO nailbed;
            INSERT INTO units VALUES ('NB-1', '2026-01-01Z'), ('NB-2', '2026-01-02Z'), ('NB-3', '2026-01-03Z');
            INSERT INTO images (sha256, size_bytes, content) VALUES (encode(sha256('x'), 'hex'), 1, 'x');
            INSERT INTO runs (id, station, slot, product, sequence_sha256, serial_number, started)
            SELECT ('00000000-0000-0000-0000-00000000000' || n)::uuid, 'line-1', n, 'demo', repeat('0', 64),
                'NB-' || nullif(n, 4), make_timestamptz(2026, 1, n, 8, 0, 0, 'UTC') FROM generate_series(1, 4) n;
            INSERT INTO run_images SELECT id, 0, 'app', 65536, 1, encode(sha256('x'), 'hex') FROM runs;
            INSERT INTO run_ends (run_id, outcome, fault_code, fault_message, mac, chip, ended)
            SELECT id, (ARRAY['FAIL', 'PASS', 'ABORTED'])[slot], (ARRAY['BOOT_LOOP', NULL, 'STOPPED'])[slot],
                (ARRAY['three resets', NULL, 'by eva'])[slot], '24:0a:c4:00:00:0' || (ARRAY[1, 1, 2])[slot], 'ESP32',
                started + interval '1 minute' FROM runs WHERE slot < 4;
            INSERT INTO phases (run_id, ordinal, name, started, duration_micros)
            SELECT run_id, 0, 'boot-check', ended, 1500 FROM run_ends;
            INSERT INTO measurements (run_id, phase_ordinal, ordinal, name, value_number, value_text, unit, low, high)
            SELECT '00000000-0000-0000-0000-000000000002', 0, row_number() OVER (), m.* FROM (VALUES
                ('inside', 3.30, NULL, 'V', 3.2, 3.4), ('at an end', 3.2, NULL, 'V', 3.2, NULL),
                ('outside', 9, NULL, 'V', NULL, 3.4), ('missing', NULL, NULL, 'V', 3.2, 3.4), ('free', 1, NULL, '', NULL, NULL),
                ('text', NULL, '1.4.2', '', NULL, NULL), ('text under a limit', NULL, '1.4.2', '', 1, NULL),
                ('never taken', NULL, NULL, '', NULL, NULL)) m;
            INSERT INTO attachments SELECT run_id, 0, 'trace.txt', 'text/plain', 'abc' FROM run_ends;
            """;

    @Test
    void rowsOfTheFirstReleaseKeepTheirMeaning() throws SQLException {
        DatabaseAddress owner = TestDatabase.empty();
        migrateToFirstRelease(owner);
        execute(owner, ROWS);
        List<String> goodBefore = query(owner, GOOD);

        try (LedgerStore store = LedgerStore.open(owner)) {
            assertThat(query(owner, GOOD)).isEqualTo(goodBefore).hasSize(8);
            assertThat(query(owner, "SELECT DISTINCT judgement FROM nailbed.measurements"))
                    .containsExactlyInAnyOrder("GOOD", "BAD", "UNSET");
            RunDetail passed = store.ledger().run(PASSED).orElseThrow();
            assertThat(passed.summary().outcome()).contains(Outcome.PASS);
            assertThat(passed.revisionSha256()).isEmpty();
            assertThat(passed.phases().get(0).key()).isEqualTo(PhaseKey.main("boot-check"));
            assertThat(passed.phases().get(0).measurements()).hasSize(8);
            assertThat(passed.attachmentNames()).containsExactly("trace.txt");
            assertThat(store.ledger().runs(new RunQuery(Optional.empty(), Optional.empty(), Optional.empty(), 10)))
                    .extracting(RunSummary::serialNumber)
                    .containsExactly(Optional.empty(), Optional.of("NB-3"), Optional.of("NB-2"), Optional.of("NB-1"));
            assertThat(store.ledger().serialNumberOfMac("24:0a:c4:00:00:01")).contains("NB-2");
            assertThat(store.ledger().serialNumberOfMac("24:0a:c4:00:00:02")).isEmpty();
        }
    }

    @Test
    void unitsOfTheFirstReleaseObeyTheRulesOfTheLine() throws SQLException {
        DatabaseAddress owner = TestDatabase.empty();
        migrateToFirstRelease(owner);
        execute(owner, ROWS);

        try (LedgerStore store = LedgerStore.open(owner)) {
            AdmissionRules rules = new AdmissionRules("flash", List.of(), AfterPass.REFUSE, OptionalInt.empty());
            AdmissionRequest request = new AdmissionRequest(
                    new UUID(0, 4),
                    Optional.of("NB-1"),
                    Optional.empty(),
                    "24:0a:c4:00:00:01",
                    rules,
                    Optional.empty(),
                    Optional.empty(),
                    Instant.EPOCH);

            assertThat(store.books().line().admit(request))
                    .isInstanceOfSatisfying(
                            Admission.Refused.class,
                            refused -> assertThat(refused.fault().code()).isEqualTo(FaultCode.DUPLICATE_MAC));

            UnitHistory unit = store.books().line().unit("NB-2").orElseThrow();
            assertThat(unit.visits()).hasSize(1);
            assertThat(unit.bindings()).hasSize(1);
            assertThat(unit.bindings().get(0).run()).isEqualTo(PASSED);
        }
    }

    private static void migrateToFirstRelease(DatabaseAddress owner) {
        Flyway.configure()
                .dataSource(owner.jdbcUrl(), owner.user(), owner.password())
                .resourceProvider(new MigrationScripts())
                .javaMigrationClassProvider(List::of)
                .schemas(Migrations.SCHEMA)
                .target("1")
                .load()
                .migrate();
    }

    private static void execute(DatabaseAddress owner, String sql) throws SQLException {
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> query(DatabaseAddress owner, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
