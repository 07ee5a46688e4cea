package org.nailbed.ledger;

import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.books.Books;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;
import org.nailbed.run.RunStart;

/** How every ledger lists and counts. Each test works at a station of its own, so that all may share one database. */
abstract class HistoryContract {
    final TestRuns runs = new TestRuns("station-" + RunIds.next());

    /** Empty or not; the same for all tests of a class. */
    abstract Books books();

    final Ledger ledger() {
        return books().runs();
    }

    @Test
    void pagesOverEqualTimesShowEachRunOnce() {
        TestRuns.keep(books());
        String serialNumber = "PAGE-" + RunIds.next();
        List<RunStart> starts = IntStream.range(0, 7)
                .mapToObj(index -> runs.startAt(serialNumber, index < 5 ? runs.at(0) : runs.at(1)))
                .toList();
        starts.forEach(ledger()::begin);

        List<UUID> seen = new ArrayList<>();
        Optional<UUID> last = Optional.empty();
        do {
            List<RunSummary> page = ledger().runs(new RunQuery(Optional.of(serialNumber), Optional.empty(), last, 3));
            page.forEach(run -> seen.add(run.id()));
            last = page.isEmpty()
                    ? Optional.empty()
                    : Optional.of(page.get(page.size() - 1).id());
        } while (last.isPresent());

        assertThat(seen).containsExactlyElementsOf(newestFirst(starts));
    }

    @Test
    void pageAfterAnUnknownRunIsEmpty() {
        begun("NB-000001");

        assertThat(ledger().runs(new RunQuery(Optional.empty(), Optional.empty(), Optional.of(RunIds.next()), 10)))
                .isEmpty();
    }

    @Test
    void textFindsPartsOfSerialNumberAndMacWhateverTheirCase() {
        String mac = TestRuns.newMac();
        String serialNumber = "Päckchen%_" + RunIds.next();
        RunStart start = begun(serialNumber);
        ledger().finish(runs.passed(start, mac));

        for (String text :
                List.of(serialNumber, serialNumber.toUpperCase(Locale.ROOT), mac.toUpperCase(Locale.ROOT), mac)) {
            assertThat(ledger().runs(query(text)))
                    .as(text)
                    .extracting(RunSummary::id)
                    .contains(start.id());
        }
        assertThat(ledger().runs(query(serialNumber.replace('%', '_').replace("_", "__"))))
                .isEmpty();
        assertThat(ledger().runs(query("' OR 1=1 --"))).isEmpty();
    }

    @Test
    void outcomeNarrowsTheList() {
        String serialNumber = "ONLY-" + RunIds.next();
        RunStart failed = begun(serialNumber);
        ledger().finish(runs.faulty(failed, TestRuns.newMac(), FaultCode.BOOT_CRASH));
        ledger().finish(runs.passed(begun(serialNumber), TestRuns.newMac()));
        begun(serialNumber);

        assertThat(ledger().runs(new RunQuery(
                        Optional.of(serialNumber), Optional.of(Outcome.FAIL), Optional.empty(), 10)))
                .extracting(RunSummary::id)
                .containsExactly(failed.id());
    }

    @Test
    void countersKeepToTheirStationAndTime() {
        ledger().finish(runs.passed(begun("NB-000001"), TestRuns.newMac()));
        ledger().finish(runs.faulty(begun("NB-000002"), TestRuns.newMac(), FaultCode.FLASH_DEAD));
        ledger().finish(runs.faulty(begun("NB-000003"), TestRuns.newMac(), FaultCode.NO_SYNC));
        ledger().finish(runs.faulty(begun("NB-000004"), TestRuns.newMac(), FaultCode.STOPPED));
        RunStart open = begun("NB-000005");

        assertThat(ledger().counters(open.station(), Instant.EPOCH)).isEqualTo(new Counters(1, 1, 1, 1));
        assertThat(ledger().counters(open.station(), runs.at(3600))).isEqualTo(new Counters(0, 0, 0, 0));
        assertThat(ledger().counters("elsewhere", Instant.EPOCH)).isEqualTo(new Counters(0, 0, 0, 0));
    }

    @Test
    void limitOfTheListIsKept() {
        IntStream.range(0, 4).forEach(index -> begun("NB-00000" + index));

        assertThat(ledger().runs(new RunQuery(Optional.empty(), Optional.empty(), Optional.empty(), 3)))
                .hasSize(3);
    }

    final RunStart begun(String serialNumber) {
        TestRuns.keep(books());
        RunStart start = runs.start(serialNumber);
        ledger().begin(start);
        return start;
    }

    private static List<UUID> newestFirst(List<RunStart> starts) {
        return starts.stream()
                .sorted(Comparator.comparing(RunStart::started, reverseOrder())
                        .thenComparing(start -> start.id().toString(), reverseOrder()))
                .map(RunStart::id)
                .toList();
    }

    private static RunQuery query(String text) {
        return new RunQuery(Optional.of(text), Optional.empty(), Optional.empty(), 10);
    }
}
