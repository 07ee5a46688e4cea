package org.nailbed.app.bench.line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.nailbed.ledger.Counters;
import org.nailbed.ledger.RunQuery;
import org.nailbed.ledger.RunSummary;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.job.JobProgress;
import org.nailbed.run.Outcome;

/** Compares what the feeder saw with what the ledger holds. */
final class LineCheck {

    private static final int PAGE = 500;

    private final Books books;
    private final List<Fed> fed;
    private final List<String> complaints = new ArrayList<>();

    LineCheck(Books books, List<Fed> fed) {
        this.books = books;
        this.fed = fed;
    }

    /** What does not hold, in words; nothing when the books are true. */
    List<String> complaints(LinePlan plan, JobProgress job, Counters day) {
        List<RunSummary> records = records();
        eachAttemptHasOneRecord(records);
        eachUnitIsOneBoard(records);
        eachBoardIsAsItWasOrdered();
        expect("units that passed, by the job", plan.boards(), job.passedUnits());
        expect("units that failed, by the job", 0, job.failedUnits());
        expect("units in work, by the job", 0, job.inWork());
        expect("units still wanted, by the job", 0, job.remaining());
        expect("PASS today", count(Outcome.PASS), day.pass());
        expect("FAIL today", count(Outcome.FAIL), day.fail());
        expect("ERROR today", count(Outcome.ERROR), day.error());
        expect("ABORTED today", count(Outcome.ABORTED), day.aborted());
        return complaints;
    }

    private long count(Outcome outcome) {
        return fed.stream().filter(one -> one.ended().outcome() == outcome).count();
    }

    private void expect(String what, long expected, long seen) {
        if (expected != seen) {
            complaints.add("%s: seen %d, expected %d.".formatted(what, seen, expected));
        }
    }

    private void eachAttemptHasOneRecord(List<RunSummary> records) {
        Map<UUID, RunSummary> byId = new HashMap<>();
        records.forEach(record -> byId.put(record.id(), record));
        expect("records", fed.size(), records.size());
        for (Fed one : fed) {
            RunSummary record = byId.remove(one.ended().run());
            if (record == null) {
                complaints.add("Run " + one.ended().run() + " on slot " + one.slot() + " has no record.");
            } else if (!record.outcome().equals(Optional.of(one.ended().outcome()))) {
                complaints.add("Run " + record.id() + " is recorded as " + record.outcome() + ", shown was "
                        + one.ended().outcome() + ".");
            }
        }
        byId.keySet().forEach(run -> complaints.add("Run " + run + " is recorded, but no slot showed it."));
    }

    private void eachUnitIsOneBoard(List<RunSummary> records) {
        Map<String, String> macOf = new HashMap<>();
        Set<String> passed = new HashSet<>();
        for (RunSummary record : records) {
            if (record.serialNumber().isPresent() && record.mac().isPresent()) {
                String serialNumber = record.serialNumber().get();
                String mac = macOf.putIfAbsent(serialNumber, record.mac().get());
                if (mac != null && !mac.equals(record.mac().get())) {
                    complaints.add("Unit " + serialNumber + " is " + mac + " and "
                            + record.mac().get() + ".");
                }
                if (record.outcome().equals(Optional.of(Outcome.PASS)) && !passed.add(serialNumber)) {
                    complaints.add("Unit " + serialNumber + " passed twice.");
                }
            }
        }
        expect("serial numbers that are one board's", macOf.size(), new HashSet<>(macOf.values()).size());
    }

    private void eachBoardIsAsItWasOrdered() {
        for (Fed one : fed) {
            boolean passed = one.ended().outcome() == Outcome.PASS;
            if (passed != one.isHealthy()) {
                complaints.add("Board " + one.item().board() + " on slot " + one.slot() + ", attempt "
                        + one.item().attempt() + ", ended " + one.ended().outcome() + " "
                        + one.ended().fault().map(Object::toString).orElse("") + ".");
            }
        }
    }

    /** All of them, page by page; the ledger holds this shift and nothing else. */
    private List<RunSummary> records() {
        List<RunSummary> all = new ArrayList<>();
        List<RunSummary> page = page(Optional.empty());
        while (!page.isEmpty()) {
            all.addAll(page);
            page = page(Optional.of(page.get(page.size() - 1).id()));
        }
        return all;
    }

    private List<RunSummary> page(Optional<UUID> olderThan) {
        return books.runs().runs(new RunQuery(Optional.empty(), Optional.empty(), olderThan, PAGE));
    }
}
