package org.nailbed.ledger.line;

import java.time.Instant;
import java.util.Optional;
import org.nailbed.ledger.LedgerException;

/**
 * Units, and the rules of the line that decide before a board is touched whether it may be worked on. As with
 * {@link org.nailbed.ledger.Ledger}: append-only, durable when a method returns, safe for many threads and for many stations
 * on one database, every call may be made again after {@link LedgerException#isConnectionTrouble connection trouble}.
 */
public interface LineLedger {

    /**
     * Asks whether a run may go on with its board, and books it if so, in one transaction. Whoever asks at the same moment for
     * the same unit, MAC, job or range waits for this answer: of two that race, exactly one is admitted.
     *
     * <p>Asked in this order; the first that does not hold is told:
     *
     * <ol>
     *   <li>the run's product revision and images are not withdrawn (PRODUCT_WITHDRAWN, FIRMWARE_WITHDRAWN)
     *   <li>the unit is in no other run (UNIT_BUSY)
     *   <li>the MAC is bound to no other serial number (DUPLICATE_MAC), the serial number to no other MAC (SERIAL_BOUND)
     *   <li>of each step that comes before, the unit's newest ended run is a PASS (ROUTE_NOT_MET)
     *   <li>the unit's newest ended run of this step is not a PASS, or the rules allow rework (ALREADY_PASSED)
     *   <li>the unit was admitted to this step less often than the rules allow, or a reason is given (TOO_MANY_ATTEMPTS)
     *   <li>the job is running (JOB_NOT_RUNNING) and has a seat left (JOB_FULL): a seat is held by every unit that is in work
     *       for this job or whose newest ended run in it is a PASS
     *   <li>a range that shall give a serial number has one left (SERIALS_USED_UP)
     * </ol>
     *
     * A unit is its serial number; one that has none is its MAC. Only admitted runs count. A MAC that is bound already keeps
     * its serial number, whatever the request's source says. The MAC is bound at first contact, whatever becomes of the run.
     *
     * <p>Asking again for the same run gives the same answer once it was admitted.
     *
     * @throws LedgerException also when the run's begin was not stored before, or it has ended unadmitted
     */
    Admission admit(AdmissionRequest request);

    /**
     * Takes a MAC from the unit that it is bound to ({@link org.nailbed.ledger.Ledger#serialNumberOfMac}), so that both can be
     * bound anew. Storing the same release twice stores it once.
     *
     * @return the serial number that it was bound to; empty when it was bound to none: nothing is stored then
     * @throws LedgerException also when an admitted run of this MAC goes on
     */
    Optional<String> release(Release release);

    /** @param name a serial number, or the MAC of a unit that has none; empty when no run knows it */
    Optional<UnitHistory> unit(String name);

    /** How many numbers of a range were not yet reached, 0 or more; those that exist as units already are counted too. */
    long remaining(SerialRange range);

    /**
     * First-pass yield of a station since an instant: of the admitted runs that ended since then and were their unit's first
     * attempt at their step, how many ended PASS or FAIL, and how many PASS. A first attempt that ended in ERROR or was
     * stopped says nothing of the product: its unit is left out, also when a later attempt passes.
     */
    Yield firstPassYield(String station, Instant since);
}
