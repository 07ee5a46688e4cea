package org.nailbed.station;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.nailbed.ledger.job.JobStatus;
import org.nailbed.ledger.job.StartRule;

/**
 * The jobs of a station. Each makes one revision of one product on slots of its own; several go on at the same time. Safe for
 * many threads; asks the database, so never on an event loop.
 *
 * <p>A command that cannot be done throws {@link StationException} and changes nothing; one whose database does not answer
 * throws {@code LedgerException}.
 */
public interface Jobs {

    /** Those that have not finished, oldest first, then the latest that have. */
    List<View> all();

    /** Makes a job of the revision that its product uses now; it waits for {@link #start}. */
    View create(Order order);

    /** Begins a job, or goes on with it after a pause. */
    void start(UUID job, String by);

    /** No new run; those that go on end as they may. */
    void pause(UUID job, String by);

    /** Ends a job for good. Its slots take no start until they get another job, or a product. */
    void finish(UUID job, String by);

    /** Moves a job to these slots; those that it leaves have nothing to make. Refused where another job is at work. */
    void assign(UUID job, Set<Integer> slots, String by);

    /**
     * A job to be made.
     *
     * @param quantity units that shall pass
     * @param lot as printed and recorded
     */
    record Order(String product, int quantity, String lot, StartRule start, Set<Integer> slots, String by) {
        public Order {
            slots = Set.copyOf(slots);
        }
    }

    /**
     * A job and how far it is.
     *
     * @param status as the ledger last answered
     * @param hindrance why none of its runs can begin, though it is started: it has all its units, its revision was withdrawn, or
     *     the files no longer hold that
     */
    record View(JobStatus status, Set<Integer> slots, Optional<String> hindrance) {
        public View {
            slots = Set.copyOf(slots);
        }

        public UUID id() {
            return status.job().id();
        }
    }
}
