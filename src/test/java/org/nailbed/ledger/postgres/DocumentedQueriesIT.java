package org.nailbed.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.RunIds;
import org.nailbed.ledger.TestDatabase;
import org.nailbed.ledger.TestRuns;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.job.Job;
import org.nailbed.ledger.job.JobEvent;
import org.nailbed.ledger.job.StartRule;
import org.nailbed.ledger.line.Admission;
import org.nailbed.ledger.line.AdmissionRequest;
import org.nailbed.ledger.line.AdmissionRules;
import org.nailbed.ledger.line.Release;
import org.nailbed.ledger.product.Approval;
import org.nailbed.ledger.slot.SlotEvent;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Limit;
import org.nailbed.run.Measurement;
import org.nailbed.run.PhaseKey;
import org.nailbed.run.PhaseRecord;
import org.nailbed.run.Run;
import org.nailbed.run.RunStart;

/** The questions of {@code docs/database.md}, asked as they are printed there. */
class DocumentedQueriesIT {
    private static final Pattern QUERY = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);
    private static final UUID JOB = RunIds.next();
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
        TestRuns.keep(database.books());
        // 12:59:59 UTC is 13:59:59 in Berlin: one second before the shift.
        end("NB-000001", "7c:df:a1:00:00:02", "2026-11-22T12:59:59Z", Optional.of(FaultCode.BOOT_LOOP));
        end("NB-000001", MAC, "2026-11-22T13:00:00Z", Optional.empty());
        end("NB-000002", MAC, "2026-11-22T14:00:00Z", Optional.of(FaultCode.LINK_CORRUPT));
        end("NB-000002", MAC, "2026-11-22T14:01:00Z", Optional.of(FaultCode.DIGEST_MISMATCH));
        end("NB-000002", MAC, "2026-11-22T14:02:00Z", Optional.empty());
        end("NB-000003", "7c:df:a1:00:00:03", "2026-11-22T21:00:00Z", Optional.empty());
        workAnAdmittedShift();
    }

    private static void workAnAdmittedShift() {
        Books books = database.books();
        books.products().approve(new Approval(TestRuns.REVISION.sha256(), "eva", "", at("2026-02-01T00:00:00Z")));
        books.products().approve(new Approval(TestRuns.REVISION.sha256(), "eva", "", at("2026-03-01T00:00:00Z")));
        books.jobs()
                .create(new Job(
                        JOB,
                        "demo",
                        TestRuns.REVISION.sha256(),
                        "L7",
                        10,
                        StartRule.SCAN,
                        "eva",
                        at("2026-11-01T00:00:00Z")));
        books.jobs().tell(new JobEvent(JOB, JobEvent.Kind.START, "eva", at("2026-11-01T00:00:01Z")));
        work("U-1", "2026-11-22T12:59:59Z", Optional.of(FaultCode.BOOT_LOOP));
        work("U-1", "2026-11-22T13:00:00Z", Optional.empty());
        work("U-2", "2026-11-22T14:00:00Z", Optional.of(FaultCode.FLASH_DEAD));
        work("U-2", "2026-11-22T14:01:00Z", Optional.of(FaultCode.FLASH_DEAD));
        work("U-3", "2026-11-22T20:59:59Z", Optional.empty());
        work("U-4", "2026-11-22T15:00:00Z", Optional.of(FaultCode.NO_SYNC));
        work("U-5", "2026-11-22T21:00:00Z", Optional.empty());
        books.line().release(new Release(mac("U-4"), "eva", "wrong label", at("2026-11-23T00:00:00Z")));
        books.slots()
                .note(new SlotEvent(
                        "line-1", 3, SlotEvent.Kind.PROBES_REPLACED, "", "eva", at("2026-12-01T00:00:00Z")));
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
    void yieldOfAShiftCountsFirstAttemptsBetweenItsHours() throws SQLException {
        assertThat(ask("first_pass_yield_percent", "")).containsExactly(List.of("2", "1", "50.0"));
    }

    @Test
    void progressOfAJobCountsItsUnitsByTheirNewestRun() throws SQLException {
        assertThat(ask("newest_event", "")).containsExactly(List.of("L7", "demo", "10", "START", "3", "1", "0"));
    }

    @Test
    void reasonsAreToldWithWhatTheyAllowed() throws SQLException {
        assertThat(ask("a.reason IS NOT NULL", ""))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).endsWith("2", "RETEST", "again"));
    }

    @Test
    void runsOfAProductAreToldWithTheirFirstApproval() throws SQLException {
        assertThat(ask("first_approved", ""))
                .hasSize(13)
                .allSatisfy(row -> assertThat(row.get(3)).startsWith("2026-0"));
    }

    @Test
    void narrowPassesAreCountedByMeasurement() throws SQLException {
        assertThat(ask("AS marginal", ""))
                .containsExactly(List.of("demo", "measure", "supply", "V", "3", "0", "7", "3.21", "3.30"));
    }

    @Test
    void bindingsAreToldWithTheirReleases() throws SQLException {
        assertThat(ask("f.by_whom", ""))
                .extracting(row -> row.get(0) + " " + row.get(5))
                .contains("U-3 null", "U-4 wrong label");
    }

    @Test
    void probesAreAsWornAsRunsBeganSinceTheyWereReplaced() throws SQLException {
        assertThat(ask("contact_cycles", "")).containsExactly(List.of("line-2", "3", "7"));
    }

    @Test
    void faultsAreCountedBySlot() throws SQLException {
        assertThat(ask("e.outcome <> 'PASS'", ""))
                .containsExactly(
                        List.of("line-2", "3", "FLASH_DEAD", "2"),
                        List.of("line-1", "3", "BOOT_LOOP", "1"),
                        List.of("line-1", "3", "DIGEST_MISMATCH", "1"),
                        List.of("line-1", "3", "LINK_CORRUPT", "1"),
                        List.of("line-2", "3", "BOOT_LOOP", "1"),
                        List.of("line-2", "3", "NO_SYNC", "1"));
    }

    @Test
    void unitsThatCarryAnImageAreThoseWhoseNewestPassWroteIt() throws SQLException {
        List<List<String>> rows =
                ask("newest.mac", TestRuns.FIRMWARE.images().get(0).sha256());

        assertThat(rows).extracting(row -> row.get(0)).containsExactly("NB-000002", "NB-000003", "U-1", "U-3", "U-5");
    }

    @Test
    void macPassedUnderTwoSerialNumbersIsFound() throws SQLException {
        assertThat(ask("HAVING", "")).containsExactly(List.of(MAC, "{NB-000001,NB-000002}"));
    }

    @Test
    void everyPrintedQuestionIsAsked() {
        assertThat(queries).hasSize(11);
    }

    private static void end(String serialNumber, String mac, String ended, Optional<FaultCode> fault) {
        finish(new TestRuns("line-1").start(serialNumber), mac, ended, fault);
    }

    /** An admitted run of job L7. */
    private static void work(String serialNumber, String ended, Optional<FaultCode> fault) {
        RunStart start = new TestRuns("line-2").start(serialNumber);
        database.ledger().begin(start);
        AdmissionRules rules =
                new AdmissionRules("flash", List.of(), AdmissionRules.AfterPass.REFUSE, OptionalInt.of(1));
        AdmissionRequest request = new AdmissionRequest(
                start.id(),
                Optional.of(serialNumber),
                Optional.empty(),
                mac(serialNumber),
                rules,
                Optional.of(JOB),
                Optional.empty(),
                at(ended));
        if (database.books().line().admit(request) instanceof Admission.NeedsReason) {
            database.books().line().admit(request.because("again"));
        }
        finish(start, mac(serialNumber), ended, fault);
    }

    private static void finish(RunStart start, String mac, String ended, Optional<FaultCode> fault) {
        TestRuns runs = new TestRuns(start.station());
        Run run = fault.map(code -> runs.faulty(start, mac, code)).orElseGet(() -> runs.passed(start, mac));
        List<PhaseRecord> phases = new ArrayList<>(run.phases());
        if (start.station().equals("line-2")) {
            phases.add(new PhaseRecord(
                    PhaseKey.main("measure"), at(ended), Duration.ZERO, List.of(supply(fault)), Optional.empty()));
        }
        database.ledger()
                .finish(new Run(start, run.dut(), phases, run.faultOutsidePhases(), at(ended), run.attachments()));
    }

    /** Narrow where the run passes. */
    private static Measurement supply(Optional<FaultCode> fault) {
        Limit limit = new Limit(
                Optional.of(new BigDecimal("3.20")), Optional.of(new BigDecimal("3.40")), "V", new BigDecimal("0.02"));
        BigDecimal volts = new BigDecimal(fault.isPresent() ? "3.30" : "3.21");
        return new Measurement("supply", Optional.of(new Measurement.Value.Number(volts)), "V", Optional.of(limit));
    }

    private static String mac(String serialNumber) {
        return "7c:df:a1:00:01:0" + serialNumber.charAt(2);
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
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
