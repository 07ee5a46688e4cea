package org.nailbed.ledger.product;

import java.util.List;
import java.util.Optional;
import org.nailbed.ledger.LedgerException;

/** Product revisions and their standing. Keeps the promises of {@link org.nailbed.ledger.Ledger}. */
public interface ProductLedger {

    /** Stores a revision once; one that is there already is left as it is. */
    void keep(ProductRevision revision);

    /** @throws LedgerException also when the revision was not kept before */
    void approve(Approval approval);

    /** Withdraws a product revision or a firmware image, or takes that back. The newest word on a hash holds. */
    void withdraw(Withdrawal withdrawal);

    Optional<RevisionStatus> revision(String sha256);

    /** Revisions of a product, newest first. */
    List<RevisionStatus> revisions(String name);

    /** Whether a revision is kept, was approved, and is not withdrawn. */
    boolean isApproved(String sha256);

    /** What is withdrawn now, newest first. */
    List<Withdrawal> withdrawn();
}
