package org.nailbed.station.engine.line;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.job.JobStatus;
import org.nailbed.ledger.job.StartRule;
import org.nailbed.ledger.product.Withdrawal.Subject;
import org.nailbed.ledger.product.Withdrawal.Verdict;
import org.nailbed.station.Jobs;
import org.nailbed.station.Product;
import org.nailbed.station.Products;
import org.nailbed.station.SlotView.Assignment;
import org.nailbed.station.StationException.Refusal;
import org.nailbed.station.config.StationConfig;
import org.nailbed.station.engine.line.SlotPlan.Work;
import org.nailbed.station.outside.Times;

/** Products, jobs and slots put together: what each slot makes, and whether it may. */
public final class Line implements Products {

    /**
     * What a line is made of.
     *
     * @param products what the station makes, at least one; the first is for slots that were given nothing else
     * @param slots that the fixture has now
     * @param changed is called when anything here says another thing, on any thread; returns at once
     */
    public record Parts(
            String station,
            List<Product> products,
            Books books,
            Times times,
            StationConfig.Approval approval,
            Supplier<Set<Integer>> slots,
            Runnable changed) {}

    private final Parts parts;
    private final ProductShelf shelf;
    private final SlotPlan plan;
    private final JobBoard jobs;

    /**
     * Stores the products' revisions, and takes the slots and jobs up where the ledger has them.
     *
     * @throws org.nailbed.ledger.LedgerException when the database does not answer
     */
    public Line(Parts parts) {
        this.parts = parts;
        this.shelf =
                new ProductShelf(parts.products(), parts.books(), parts.times(), parts.approval(), parts.changed());
        this.plan = new SlotPlan(parts.station(), parts.books(), parts.times());
        this.jobs = new JobBoard(parts, shelf, plan);
        plan.restore();
        jobs.refresh();
    }

    public Jobs jobs() {
        return jobs;
    }

    /** What slots make that were given nothing else. */
    public Product first() {
        return shelf.first();
    }

    /** What the next run on a slot makes. */
    public Assignment assignment(int slot) {
        Optional<Work> work = plan.of(slot);
        Optional<JobStatus> job = work.flatMap(Work::job).flatMap(jobs::status);
        Product product = job.map(JobStatus::job)
                .flatMap(jobs::productOf)
                .or(() -> work.flatMap(Work::product).flatMap(shelf::used))
                .orElseGet(shelf::first);
        return new Assignment(product, job);
    }

    /** Why no run may begin on a slot, as far as its product and its job go. */
    public Optional<Hindrance> hindrance(int slot) {
        Optional<Work> work = plan.of(slot);
        if (work.equals(Optional.of(Work.NOTHING))) {
            return Optional.of(new Hindrance(
                    Refusal.NOT_POSSIBLE, "Slot " + slot + " has nothing to make. Give it a job, or a product."));
        }
        Assignment assignment = assignment(slot);
        if (assignment.job().isPresent()) {
            return jobs.hindrance(assignment.job().get());
        }
        // Just given: its job has not been read from the ledger yet.
        return work.flatMap(Work::job).isPresent()
                ? Optional.of(new Hindrance(
                        Refusal.NOT_NOW, "Slot " + slot + " was given a job that is still being read. Wait a moment."))
                : shelf.hindrance(assignment.product());
    }

    /** Why no run of its product may begin on a slot, whatever its job says. */
    public Optional<Hindrance> productHindrance(int slot) {
        return hindrance(assignment(slot).product());
    }

    /** Why no run of a product may begin anywhere. */
    public Optional<Hindrance> hindrance(Product product) {
        return shelf.hindrance(product);
    }

    /** What begins a run on a slot. */
    public StartRule startRule(int slot) {
        return assignment(slot).job().map(status -> status.job().start()).orElse(StartRule.BUTTON);
    }

    /** Asks the ledger anew how the jobs are, and tells when they may begin runs as they could not before. */
    public void refreshJobs() {
        if (jobs.refresh()) {
            parts.changed().run();
        }
    }

    /** Asks the ledger anew what is approved and withdrawn, and tells when that is another thing than before. */
    public void refreshProducts() {
        if (shelf.refresh()) {
            parts.changed().run();
        }
    }

    @Override
    public List<View> all() {
        Map<String, Set<Integer>> slots = new TreeMap<>();
        for (int slot : parts.slots().get()) {
            slots.computeIfAbsent(assignment(slot).product().name(), name -> new TreeSet<>())
                    .add(slot);
        }
        return shelf.views(slots);
    }

    @Override
    public void approve(String revisionSha256, String by, String note) {
        shelf.approve(revisionSha256, new Person(by, note));
    }

    @Override
    public void withdraw(Subject subject, String sha256, String by, String reason) {
        shelf.judge(Verdict.WITHDRAWN, subject, sha256, new Person(by, reason));
    }

    @Override
    public void reinstate(Subject subject, String sha256, String by, String reason) {
        shelf.judge(Verdict.REINSTATED, subject, sha256, new Person(by, reason));
    }

    @Override
    public void take(String revisionSha256) {
        shelf.take(revisionSha256);
    }

    @Override
    public void use(String product, Set<Integer> slots, String by) {
        new Person(by, "").require();
        Product used = shelf.require(product);
        jobs.requireFree(slots, Optional.empty());
        plan.give(slots, new Work(Optional.of(product), Optional.empty()), Optional.of(used.revisionSha256()), by);
        parts.changed().run();
    }

    @Override
    public void offer(Product product) {
        shelf.offer(product);
    }

    @Override
    public void broken(String product, List<String> faults) {
        shelf.broken(product, faults);
    }
}
