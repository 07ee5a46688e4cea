package org.nailbed.ledger.product;

import java.util.Optional;

/**
 * A revision and what was said of it.
 *
 * @param approval the newest
 * @param withdrawal present while the revision is withdrawn
 */
public record RevisionStatus(ProductRevision revision, Optional<Approval> approval, Optional<Withdrawal> withdrawal) {

    /** Whether a line may run it: approved and not withdrawn. */
    public boolean isApproved() {
        return approval.isPresent() && withdrawal.isEmpty();
    }
}
