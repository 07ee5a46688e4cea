package org.nailbed.station;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nailbed.ledger.product.Approval;
import org.nailbed.ledger.product.Withdrawal;
import org.nailbed.ledger.product.Withdrawal.Subject;

/**
 * The products of a station and their revisions. A revision never changes; it runs only while it is approved. Safe for many
 * threads; asks the database, so never on an event loop.
 *
 * <p>A command that cannot be done throws {@link StationException} and changes nothing; one whose database does not answer
 * throws {@code LedgerException}.
 */
public interface Products {

    /** By name. */
    List<View> all();

    /**
     * Lets this revision be run from now on.
     *
     * @param note what the engineer looked at; may be empty
     */
    void approve(String revisionSha256, String by, String note);

    /**
     * Forbids new runs of a revision, or of all that write an image, on every station of this database.
     *
     * @param sha256 of the revision, or of the image's file
     */
    void withdraw(Subject subject, String sha256, String by, String reason);

    /** Takes a withdrawal back. */
    void reinstate(Subject subject, String sha256, String by, String reason);

    /** Makes runs of the offered revision from now on; those that go on, and the jobs, keep theirs. */
    void take(String revisionSha256);

    /** What these slots make from now on outside any job. Refused where a job is at work. */
    void use(String product, Set<Integer> slots, String by);

    /** A product as its files say now: the first of its name is used, a later one offered. One that is the same is no news. */
    void offer(Product product);

    /**
     * The file of a product is broken or gone: shown, and nothing else.
     *
     * @param product by name, as far as the file says it, else the file's own
     * @param faults one for each; none when the file is good again
     */
    void broken(String product, List<String> faults);

    /**
     * One product.
     *
     * @param used empty when its file was never good
     * @param offered a newer revision that waits for {@link #take}
     * @param faults of its file as it is now
     * @param slots that make it now
     */
    record View(
            String name, Optional<Revision> used, Optional<Revision> offered, List<String> faults, Set<Integer> slots) {
        public View {
            faults = List.copyOf(faults);
            slots = Set.copyOf(slots);
        }
    }

    /**
     * A revision and what was decided of it.
     *
     * @param withdrawals that hold now, of itself or of an image that it writes
     */
    record Revision(Product product, Optional<Approval> approval, List<Withdrawal> withdrawals) {
        public Revision {
            withdrawals = List.copyOf(withdrawals);
        }

        public State state() {
            return withdrawals.isEmpty() ? approval.map(given -> State.APPROVED).orElse(State.LOADED) : State.WITHDRAWN;
        }
    }

    /** What may be done with a revision. */
    enum State {
        /** Waits for an engineer's approval. */
        LOADED,
        APPROVED,
        WITHDRAWN
    }
}
