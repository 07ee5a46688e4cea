package org.nailbed.ledger.job;

import java.time.Instant;
import java.util.UUID;

/**
 * An order to make units.
 *
 * @param id UUIDv7 made at the station
 * @param product name of the product
 * @param revisionSha256 which revision of it
 * @param lot as people call it, 1 to 200 characters
 * @param quantity units that shall pass, 1 or more
 * @param start what starts a run on a slot that works for this job
 * @param by who created it
 * @param created by the station's clock
 */
public record Job(
        UUID id,
        String product,
        String revisionSha256,
        String lot,
        int quantity,
        StartRule start,
        String by,
        Instant created) {

    /** @throws IllegalArgumentException when the quantity is below 1 or the lot has no name */
    public Job {
        if (quantity < 1) {
            throw new IllegalArgumentException("The quantity of a job is " + quantity + ", expected 1 or more.");
        }
        if (lot.isBlank() || lot.length() > 200) {
            throw new IllegalArgumentException("The lot of a job has 1 to 200 characters.");
        }
    }
}
