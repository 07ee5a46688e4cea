package org.nailbed.station.engine.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nailbed.ledger.LedgerException;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.product.Approval;
import org.nailbed.ledger.product.Withdrawal;
import org.nailbed.ledger.product.Withdrawal.Subject;
import org.nailbed.ledger.product.Withdrawal.Verdict;
import org.nailbed.station.Product;
import org.nailbed.station.Products;
import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;
import org.nailbed.station.config.StationConfig;
import org.nailbed.station.outside.Times;

/** Every product of the station with its revisions. Its own monitor guards memory only: no database is asked under it. */
final class ProductShelf {

    /** One product as its file was and is. */
    private static final class Entry {
        private @Nullable Product used;
        private @Nullable Product offered;
        private List<String> faults = List.of();
    }

    private final Books books;
    private final Times times;
    private final Standing standing;
    private final Runnable changed;

    private final Object refreshing = new Object();
    private final Map<String, Entry> entries = new TreeMap<>();

    /** Every revision that was seen since the station opened, by its hash: a job may hold on to an older one. */
    private final Map<String, Product> revisions = new LinkedHashMap<>();

    /** Offered while the database was away; by product. */
    private final Map<String, Product> unkept = new HashMap<>();

    private final String first;

    /**
     * Stores the revisions of the products.
     *
     * @param products what the station makes; the first is for slots that were given nothing else
     * @param changed is called when anything here says another thing
     * @throws LedgerException when the database does not take them
     */
    ProductShelf(List<Product> products, Books books, Times times, StationConfig.Approval approval, Runnable changed) {
        this.books = books;
        this.times = times;
        this.standing = new Standing(books, times, approval);
        this.changed = changed;
        this.first = products.get(0).name();
        products.forEach(standing::keep);
        products.forEach(this::shelve);
        standing.refresh(known());
    }

    /** What slots make that were given nothing else. */
    Product first() {
        return used(first).orElseThrow();
    }

    synchronized Optional<Product> used(String name) {
        return Optional.ofNullable(entries.get(name)).map(entry -> entry.used);
    }

    synchronized Optional<Product> revision(String sha256) {
        return Optional.ofNullable(revisions.get(sha256));
    }

    Optional<Hindrance> hindrance(Product product) {
        return standing.hindrance(product);
    }

    /** @throws StationException when there is none of this name that was ever good */
    Product require(String name) {
        return used(name)
                .orElseThrow(() -> new StationException(
                        Refusal.UNKNOWN_PRODUCT,
                        "Product '" + name + "' is not made here; products are " + names() + ". Name one of them."));
    }

    private synchronized List<String> names() {
        return List.copyOf(entries.keySet());
    }

    private synchronized Set<String> known() {
        return Set.copyOf(revisions.keySet());
    }

    /** @param slots that make each product now, by its name */
    List<Products.View> views(Map<String, Set<Integer>> slots) {
        List<Products.View> views = new ArrayList<>();
        synchronized (this) {
            entries.forEach((name, entry) -> views.add(new Products.View(
                    name,
                    Optional.ofNullable(entry.used).map(standing::of),
                    Optional.ofNullable(entry.offered).map(standing::of),
                    entry.faults,
                    slots.getOrDefault(name, Set.of()))));
        }
        views.sort(Comparator.comparing(Products.View::name));
        return views;
    }

    void approve(String sha256, Person person) {
        person.require();
        Product product = requireRevision(sha256);
        if (standing.of(product).state() == Products.State.WITHDRAWN) {
            throw new StationException(
                    Refusal.WITHDRAWN,
                    "Product " + product + " is withdrawn and cannot be approved. Reinstate it first.");
        }
        books.products().approve(new Approval(sha256, person.by(), person.reason(), now()));
        refreshAndTell();
    }

    void judge(Verdict verdict, Subject subject, String sha256, Person person) {
        person.require();
        if (person.reason().isBlank()) {
            throw new StationException(
                    Refusal.NOT_POSSIBLE, "Nothing is withdrawn or reinstated without a reason. Give one.");
        }
        requireSubject(subject, sha256);
        books.products().withdraw(new Withdrawal(subject, verdict, sha256, person.by(), person.reason(), now()));
        refreshAndTell();
    }

    private void requireSubject(Subject subject, String sha256) {
        if (subject == Subject.PRODUCT) {
            requireRevision(sha256);
        } else if (!sha256.matches("[0-9a-f]{64}")) {
            throw new StationException(
                    Refusal.NOT_POSSIBLE,
                    "'" + sha256 + "' is no hash of a firmware image, expected 64 lower-case hex digits.");
        }
    }

    private Product requireRevision(String sha256) {
        return revision(sha256)
                .orElseThrow(() -> new StationException(
                        Refusal.UNKNOWN_PRODUCT,
                        "Revision '" + sha256 + "' is of no product here. Look at the page of products again."));
    }

    void take(String sha256) {
        synchronized (this) {
            Entry entry = entries.values().stream()
                    .filter(one ->
                            one.offered != null && one.offered.revisionSha256().equals(sha256))
                    .findFirst()
                    .orElseThrow(() -> new StationException(
                            Refusal.NOT_NOW,
                            "Revision '" + sha256 + "' is not offered any more. Look at the page of products again."));
            entry.used = entry.offered;
            entry.offered = null;
        }
        changed.run();
    }

    void offer(Product product) {
        if (isShownAlready(product)) {
            return;
        }
        try {
            standing.keep(product);
            shelve(product);
            refresh();
        } catch (LedgerException e) {
            if (e.isConnectionTrouble()) {
                synchronized (this) {
                    unkept.put(product.name(), product);
                }
            } else {
                broken(product.name(), List.of("The ledger refused this revision: " + e.getMessage()));
            }
        }
        changed.run();
    }

    private synchronized boolean isShownAlready(Product product) {
        Entry entry = entries.get(product.name());
        return entry != null
                && entry.faults.isEmpty()
                && product.equals(entry.offered == null ? entry.used : entry.offered);
    }

    private synchronized void shelve(Product product) {
        revisions.put(product.revisionSha256(), product);
        Entry entry = entries.computeIfAbsent(product.name(), name -> new Entry());
        entry.faults = List.of();
        if (entry.used == null) {
            entry.used = product;
        }
        // A file that was changed back offers nothing any more.
        entry.offered = product.equals(entry.used) ? null : product;
    }

    void broken(String product, List<String> faults) {
        synchronized (this) {
            entries.computeIfAbsent(product, name -> new Entry()).faults = List.copyOf(faults);
            unkept.remove(product);
        }
        changed.run();
    }

    private void refreshAndTell() {
        refresh();
        changed.run();
    }

    /** Asks the ledger anew, and keeps what it could not take before; answers whether anything is another than before. */
    boolean refresh() {
        // One at a time, so that no older answer comes after a newer one.
        synchronized (refreshing) {
            boolean kept = keepLate();
            return standing.refresh(known()) || kept;
        }
    }

    /** Lets go of revisions that are neither used nor offered nor held: each has its firmware in memory. */
    synchronized void forgetAllBut(Set<String> held) {
        revisions
                .values()
                .removeIf(product -> !held.contains(product.revisionSha256())
                        && entries.values().stream()
                                .noneMatch(entry -> product.equals(entry.used) || product.equals(entry.offered)));
    }

    private boolean keepLate() {
        List<Product> late;
        synchronized (this) {
            late = List.copyOf(unkept.values());
        }
        for (Product product : late) {
            standing.keep(product);
            shelve(product);
            synchronized (this) {
                unkept.remove(product.name(), product);
            }
        }
        return !late.isEmpty();
    }

    private Instant now() {
        return times.clock().instant();
    }
}
