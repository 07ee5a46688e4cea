package org.nailbed.ledger.line;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nailbed.ledger.job.JobState;
import org.nailbed.ledger.product.Withdrawal;
import org.nailbed.run.Outcome;

/**
 * What a ledger knows of a request's unit, board and job while it holds them for itself.
 *
 * @param withdrawn of the run's product revision and images, those that are withdrawn now, the product first
 * @param past the unit's admitted runs without the one that asks, oldest first
 * @param owner the serial number that the MAC is bound to
 * @param macs what the serial number is bound to; empty for a unit without one
 * @param seats of the request's job; empty when there is none, or it is not known
 */
public record LineFacts(
        List<Withdrawal> withdrawn,
        List<PastRun> past,
        Optional<String> owner,
        List<String> macs,
        Optional<Seats> seats) {

    public LineFacts {
        withdrawn = List.copyOf(withdrawn);
        past = List.copyOf(past);
        macs = List.copyOf(macs);
    }

    /** @param outcome empty while it goes on */
    public record PastRun(String step, String station, int slot, Instant admitted, Optional<Outcome> outcome) {}

    /** @param taken by other units than this one: in work for the job, or with a PASS as their newest ended run in it */
    public record Seats(String lot, JobState state, int quantity, int taken) {}
}
