package org.nailbed.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.TestDatabase;
import org.nailbed.ledger.TestRuns;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Run;

/** The questions of {@code docs/database.md}, asked as they are printed there. */
class DocumentedQueriesIT {
    private static final Pattern QUERY = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);
    private static final String MAC = "7c:df:a1:00:00:01";

    private static TestDatabase database;
    private static List<String> queries;

    @BeforeAll
    static void workAShift() throws IOException {
        queries = QUERY.matcher(Files.readString(Path.of("docs", "database.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        database = TestDatabase.create();
        database.ledger().keepImages(TestRuns.FIRMWARE);
        // 12:59:59 UTC is 13:59:59 in Berlin: one second before the shift.
        end("NB-000001", "7c:df:a1:00:00:02", "2026-11-22T12:59:59Z", Optional.of(FaultCode.BOOT_LOOP));
        end("NB-000001", MAC, "2026-11-22T13:00:00Z", Optional.empty());
        end("NB-000002", MAC, "2026-11-22T14:00:00Z", Optional.of(FaultCode.LINK_CORRUPT));
        end("NB-000002", MAC, "2026-11-22T14:01:00Z", Optional.of(FaultCode.DIGEST_MISMATCH));
        end("NB-000002", MAC, "2026-11-22T14:02:00Z", Optional.empty());
        end("NB-000003", "7c:df:a1:00:00:03", "2026-11-22T21:00:00Z", Optional.empty());
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @Test
    void historyOfAUnitIsToldInOrderWithItsImages() throws SQLException {
        List<List<String>> rows = ask("i.ordinal", "");

        assertThat(rows).extracting(row -> row.get(3)).containsExactly("FAIL", "PASS");
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.get(7))
                        .isEqualTo(TestRuns.FIRMWARE.images().get(0).sha256()));
    }

    @Test
    void yieldOfAShiftCountsFirstVerdictsBetweenItsHours() throws SQLException {
        assertThat(ask("first_pass_yield_percent", "")).containsExactly(List.of("2", "1", "50.0"));
    }

    @Test
    void faultsAreCountedBySlot() throws SQLException {
        assertThat(ask("e.outcome <> 'PASS'", ""))
                .containsExactly(
                        List.of("line-1", "3", "BOOT_LOOP", "1"),
                        List.of("line-1", "3", "DIGEST_MISMATCH", "1"),
                        List.of("line-1", "3", "LINK_CORRUPT", "1"));
    }

    @Test
    void unitsThatCarryAnImageAreThoseWhoseNewestPassWroteIt() throws SQLException {
        List<List<String>> rows =
                ask("newest", TestRuns.FIRMWARE.images().get(0).sha256());

        assertThat(rows).extracting(row -> row.get(0)).containsExactly("NB-000002", "NB-000003");
    }

    @Test
    void macPassedUnderTwoSerialNumbersIsFound() throws SQLException {
        assertThat(ask("HAVING", "")).containsExactly(List.of(MAC, "{NB-000001,NB-000002}"));
    }

    private static void end(String serialNumber, String mac, String ended, Optional<FaultCode> fault) {
        TestRuns runs = new TestRuns("line-1");
        Run run = fault.map(code -> runs.faulty(runs.start(serialNumber), mac, code))
                .orElseGet(() -> runs.passed(runs.start(serialNumber), mac));
        database.ledger()
                .finish(new Run(
                        run.start(),
                        run.dut(),
                        run.phases(),
                        run.faultOutsidePhases(),
                        Instant.parse(ended),
                        run.attachments()));
    }

    /** The one query that holds the mark, with our image in place of the one printed. */
    private static List<List<String>> ask(String mark, String sha256) throws SQLException {
        String query =
                queries.stream().filter(text -> text.contains(mark)).findFirst().orElseThrow();
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query.replace("0".repeat(64), sha256))) {
            while (row.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    cells.add(String.valueOf(row.getString(column)));
                }
                rows.add(cells);
            }
        }
        return rows;
    }
}
