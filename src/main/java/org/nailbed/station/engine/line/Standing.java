package org.nailbed.station.engine.line;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.product.Approval;
import org.nailbed.ledger.product.ProductLedger;
import org.nailbed.ledger.product.ProductRevision;
import org.nailbed.ledger.product.RevisionStatus;
import org.nailbed.ledger.product.Withdrawal;
import org.nailbed.ledger.product.Withdrawal.Subject;
import org.nailbed.run.ImageUse;
import org.nailbed.station.Product;
import org.nailbed.station.Products.Revision;
import org.nailbed.station.StationException.Refusal;
import org.nailbed.station.config.StationConfig;
import org.nailbed.station.outside.Times;

/** What the ledger says of revisions, as it last answered: who approved them, what is withdrawn. */
final class Standing {

    /** Who approves where no engineer is asked to. */
    private static final String STATION_FILE = "station file";

    private final Books books;
    private final Times times;
    private final StationConfig.Approval approval;

    private Map<String, Approval> approvals = Map.of();
    private List<Withdrawal> withdrawn = List.of();

    Standing(Books books, Times times, StationConfig.Approval approval) {
        this.books = books;
        this.times = times;
        this.approval = approval;
    }

    /**
     * Stores the revision and its images, so that runs may name them; approves it where the station file says so.
     *
     * @throws org.nailbed.ledger.LedgerException when the database does not take it; it may be tried again
     */
    void keep(Product product) {
        ProductLedger ledger = books.products();
        product.recipe().firmware().values().forEach(books.runs()::keepImages);
        ledger.keep(new ProductRevision(
                product.revisionSha256(), product.name(), product.version(), product.content(), now()));
        boolean approved = ledger.revision(product.revisionSha256())
                .flatMap(RevisionStatus::approval)
                .isPresent();
        if (!approved && approval == StationConfig.Approval.AUTOMATIC) {
            ledger.approve(new Approval(product.revisionSha256(), STATION_FILE, "", now()));
        }
    }

    /** Asks the ledger anew; answers whether it says another thing than before. */
    boolean refresh(Set<String> revisions) {
        Map<String, Approval> now = new HashMap<>();
        for (String sha256 : revisions) {
            books.products()
                    .revision(sha256)
                    .flatMap(RevisionStatus::approval)
                    .ifPresent(given -> now.put(sha256, given));
        }
        return replace(now, books.products().withdrawn());
    }

    private synchronized boolean replace(Map<String, Approval> approved, List<Withdrawal> withdrawnNow) {
        boolean news = !approved.equals(approvals) || !withdrawnNow.equals(withdrawn);
        approvals = Map.copyOf(approved);
        withdrawn = List.copyOf(withdrawnNow);
        return news;
    }

    synchronized Revision of(Product product) {
        return new Revision(
                product, Optional.ofNullable(approvals.get(product.revisionSha256())), withdrawalsOf(product));
    }

    private List<Withdrawal> withdrawalsOf(Product product) {
        Set<String> images = product.images().stream().map(ImageUse::sha256).collect(Collectors.toSet());
        return withdrawn.stream()
                .filter(one -> one.subject() == Subject.PRODUCT
                        ? one.sha256().equals(product.revisionSha256())
                        : images.contains(one.sha256()))
                .toList();
    }

    Optional<Hindrance> hindrance(Product product) {
        Revision revision = of(product);
        return switch (revision.state()) {
            case APPROVED -> Optional.empty();
            case WITHDRAWN -> revision.withdrawals().stream().findFirst().map(why -> withdrawn(product, why));
            case LOADED ->
                Optional.of(new Hindrance(
                        Refusal.NOT_APPROVED,
                        "Product " + product + " is not approved. An engineer approves it on the page of products."));
        };
    }

    private static Hindrance withdrawn(Product product, Withdrawal why) {
        String what = why.subject() == Subject.PRODUCT ? "was withdrawn" : "writes a firmware image that was withdrawn";
        return new Hindrance(
                Refusal.WITHDRAWN,
                "Product %s %s by %s: %s. Make another revision.".formatted(product, what, why.by(), why.reason()));
    }

    private Instant now() {
        return times.clock().instant();
    }
}
