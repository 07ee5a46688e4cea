package org.nailbed.ledger.product;

import java.time.Instant;

/**
 * An engineer's word that a line may run a revision.
 *
 * @param note may be empty
 * @param at by the station's clock
 */
public record Approval(String revisionSha256, String by, String note, Instant at) {}
