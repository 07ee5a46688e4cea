package org.nailbed.panel.product;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nailbed.ledger.product.Approval;
import org.nailbed.ledger.product.Withdrawal;
import org.nailbed.ledger.product.Withdrawal.Subject;
import org.nailbed.panel.json.ImageJson;
import org.nailbed.run.PhaseKey;
import org.nailbed.run.PhaseKey.Group;
import org.nailbed.station.Product;
import org.nailbed.station.Products;

/**
 * A revision of a product and what was decided of it.
 *
 * @param withdrawals that hold now, of itself or of an image that it writes
 */
public record RevisionJson(
        String sha256,
        String name,
        String version,
        String chip,
        Optional<ApprovalJson> approved,
        List<WithdrawalJson> withdrawals,
        List<PhaseNameJson> phases,
        List<ImageJson> images) {

    /** @param by a typed name; nobody has proven it */
    public record ApprovalJson(String by, Instant at, String note) {

        static ApprovalJson of(Approval approval) {
            return new ApprovalJson(approval.by(), approval.at(), approval.note());
        }
    }

    /** @param sha256 of the revision or of the image's file */
    public record WithdrawalJson(Subject subject, String sha256, String by, Instant at, String reason) {

        static WithdrawalJson of(Withdrawal withdrawal) {
            return new WithdrawalJson(
                    withdrawal.subject(), withdrawal.sha256(), withdrawal.by(), withdrawal.at(), withdrawal.reason());
        }
    }

    /** A phase of the product's sequence. */
    public record PhaseNameJson(Group group, String name) {

        static PhaseNameJson of(PhaseKey phase) {
            return new PhaseNameJson(phase.group(), phase.name());
        }
    }

    static RevisionJson of(Products.Revision revision) {
        Product product = revision.product();
        return new RevisionJson(
                product.revisionSha256(),
                product.name(),
                product.version(),
                product.chip(),
                revision.approval().map(ApprovalJson::of),
                revision.withdrawals().stream().map(WithdrawalJson::of).toList(),
                product.phases().stream().map(PhaseNameJson::of).toList(),
                product.images().stream().map(ImageJson::of).toList());
    }
}
