package org.nailbed.ledger.job;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a slot is to work on from now on.
 *
 * @param revisionSha256 of the product; empty when the slot shall do nothing
 * @param job empty when it works for no job
 * @param by who assigned it
 * @param at by the station's clock
 */
public record Assignment(
        String station, int slot, Optional<String> revisionSha256, Optional<UUID> job, String by, Instant at) {

    /** @throws IllegalArgumentException when there is a job without a product */
    public Assignment {
        if (job.isPresent() && revisionSha256.isEmpty()) {
            throw new IllegalArgumentException("Slot " + slot + " is assigned to a job without a product revision.");
        }
    }
}
