package org.nailbed.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nailbed.ledger.product.Approval;
import org.nailbed.ledger.product.ProductLedger;
import org.nailbed.ledger.product.ProductRevision;
import org.nailbed.ledger.product.RevisionStatus;
import org.nailbed.ledger.product.Withdrawal;
import org.nailbed.ledger.product.Withdrawal.Subject;
import org.nailbed.ledger.product.Withdrawal.Verdict;
import org.nailbed.run.RunStart;

/** Product revisions in memory. */
final class MemoryProducts implements ProductLedger {
    private final MemoryLedger ledger;
    private final Map<String, ProductRevision> revisions = new LinkedHashMap<>();
    private final List<Approval> approvals = new ArrayList<>();
    private final List<Withdrawal> withdrawals = new ArrayList<>();

    MemoryProducts(MemoryLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void keep(ProductRevision revision) {
        synchronized (ledger) {
            ledger.requireConnection();
            revisions.putIfAbsent(revision.sha256(), revision);
        }
    }

    @Override
    public void approve(Approval approval) {
        synchronized (ledger) {
            ledger.requireConnection();
            requireKnown(approval.revisionSha256());
            approvals.add(new Approval(
                    approval.revisionSha256(), approval.by(), approval.note(), MemoryLedger.micros(approval.at())));
        }
    }

    @Override
    public void withdraw(Withdrawal withdrawal) {
        synchronized (ledger) {
            ledger.requireConnection();
            withdrawals.add(new Withdrawal(
                    withdrawal.subject(),
                    withdrawal.verdict(),
                    withdrawal.sha256(),
                    withdrawal.by(),
                    withdrawal.reason(),
                    MemoryLedger.micros(withdrawal.at())));
        }
    }

    @Override
    public Optional<RevisionStatus> revision(String sha256) {
        synchronized (ledger) {
            ledger.requireConnection();
            return Optional.ofNullable(revisions.get(sha256)).map(this::status);
        }
    }

    @Override
    public List<RevisionStatus> revisions(String name) {
        synchronized (ledger) {
            ledger.requireConnection();
            return revisions.values().stream()
                    .filter(revision -> revision.name().equals(name))
                    .sorted(Comparator.comparing(ProductRevision::loaded)
                            .reversed()
                            .thenComparing(ProductRevision::sha256))
                    .map(this::status)
                    .toList();
        }
    }

    @Override
    public boolean isApproved(String sha256) {
        return revision(sha256).filter(RevisionStatus::isApproved).isPresent();
    }

    @Override
    public List<Withdrawal> withdrawn() {
        synchronized (ledger) {
            ledger.requireConnection();
            List<Withdrawal> newestFirst = new ArrayList<>(withdrawals.stream()
                    .filter(one -> standing(one.subject(), one.sha256())
                            .filter(newest -> newest == one)
                            .isPresent())
                    .sorted(Comparator.comparing(Withdrawal::at))
                    .toList());
            Collections.reverse(newestFirst);
            return newestFirst;
        }
    }

    List<Withdrawal> withdrawnOf(RunStart start) {
        return Stream.concat(
                        standing(Subject.PRODUCT, start.product().revisionSha256()).stream(),
                        start.images().stream().flatMap(image -> standing(Subject.FIRMWARE, image.sha256()).stream()))
                .toList();
    }

    void requireKnown(String sha256) {
        if (!revisions.containsKey(sha256)) {
            throw new LedgerException("Revision " + sha256 + " was not kept before.", null);
        }
    }

    private RevisionStatus status(ProductRevision revision) {
        Optional<Approval> approval = approvals.stream()
                .filter(one -> one.revisionSha256().equals(revision.sha256()))
                .reduce((older, newer) -> newer);
        return new RevisionStatus(revision, approval, standing(Subject.PRODUCT, revision.sha256()));
    }

    private Optional<Withdrawal> standing(Subject subject, String sha256) {
        return withdrawals.stream()
                .filter(one -> one.subject() == subject && one.sha256().equals(sha256))
                .reduce((older, newer) -> newer)
                .filter(newest -> newest.verdict() == Verdict.WITHDRAWN);
    }
}
