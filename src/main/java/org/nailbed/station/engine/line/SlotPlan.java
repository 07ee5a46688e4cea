package org.nailbed.station.engine.line;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.job.Assignment;
import org.nailbed.ledger.product.RevisionStatus;
import org.nailbed.station.outside.Times;

/** Which slot works on what: for a job, on a product without one, or on nothing. Outlives the station in the ledger. */
final class SlotPlan {

    /**
     * What one slot works on.
     *
     * @param product by name; empty when it shall do nothing
     */
    record Work(Optional<String> product, Optional<UUID> job) {
        static final Work NOTHING = new Work(Optional.empty(), Optional.empty());
    }

    private final String station;
    private final Books books;
    private final Times times;
    private final Map<Integer, Work> works = new TreeMap<>();

    SlotPlan(String station, Books books, Times times) {
        this.station = station;
        this.books = books;
        this.times = times;
    }

    /** As it was when the station last closed. */
    void restore() {
        for (Assignment old : books.jobs().assignments(station)) {
            Optional<String> product = old.revisionSha256()
                    .flatMap(books.products()::revision)
                    .map(RevisionStatus::revision)
                    .map(revision -> revision.name());
            put(old.slot(), new Work(product, old.job()));
        }
    }

    /** Empty when the slot was never given anything. */
    synchronized Optional<Work> of(int slot) {
        return Optional.ofNullable(works.get(slot));
    }

    synchronized Set<Integer> slotsOf(UUID job) {
        Set<Integer> slots = new TreeSet<>();
        works.forEach((slot, work) -> {
            if (work.job().equals(Optional.of(job))) {
                slots.add(slot);
            }
        });
        return slots;
    }

    /**
     * Gives slots something to work on.
     *
     * @param revisionSha256 of its product; for the record
     * @throws org.nailbed.ledger.LedgerException when the database does not answer; the slots before that one have it then
     */
    void give(Set<Integer> slots, Work work, Optional<String> revisionSha256, String by) {
        for (int slot : new TreeSet<>(slots)) {
            books.jobs()
                    .assign(new Assignment(
                            station,
                            slot,
                            revisionSha256,
                            work.job(),
                            by,
                            times.clock().instant()));
            put(slot, work);
        }
    }

    private synchronized void put(int slot, Work work) {
        works.put(slot, work);
    }
}
