package org.nailbed.station.engine.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nailbed.ledger.RunIds;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.job.Job;
import org.nailbed.ledger.job.JobEvent;
import org.nailbed.ledger.job.JobState;
import org.nailbed.ledger.job.JobStatus;
import org.nailbed.station.Jobs;
import org.nailbed.station.Product;
import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;
import org.nailbed.station.engine.line.SlotPlan.Work;
import org.nailbed.station.outside.Times;

/** The jobs, as the ledger last told of them. Its monitor guards memory only: no database is asked under it. */
final class JobBoard implements Jobs {

    /** How many finished ones are shown: a page full. */
    private static final int MOST_FINISHED = 20;

    private final Books books;
    private final Times times;
    private final ProductShelf shelf;
    private final SlotPlan plan;
    private final Supplier<Set<Integer>> slots;
    private final Runnable changed;

    private final Object refreshing = new Object();
    private Map<UUID, JobStatus> jobs = Map.of();

    JobBoard(Line.Parts parts, ProductShelf shelf, SlotPlan plan) {
        this.books = parts.books();
        this.times = parts.times();
        this.slots = parts.slots();
        this.changed = parts.changed();
        this.shelf = shelf;
        this.plan = plan;
    }

    @Override
    public List<View> all() {
        return known().values().stream().map(this::view).toList();
    }

    private synchronized Map<UUID, JobStatus> known() {
        return jobs;
    }

    synchronized Optional<JobStatus> status(UUID job) {
        return Optional.ofNullable(jobs.get(job));
    }

    private View view(JobStatus status) {
        Optional<String> hindrance =
                status.state() == JobState.RUNNING ? hindrance(status).map(Hindrance::message) : Optional.empty();
        return new View(status, plan.slotsOf(status.job().id()), hindrance);
    }

    @Override
    public View create(Order order) {
        new Person(order.by(), "").require();
        Product product = shelf.require(order.product());
        requireFree(order.slots(), Optional.empty());
        Job job = job(order, product);
        books.jobs().create(job);
        plan.give(order.slots(), workOf(job), Optional.of(job.revisionSha256()), order.by());
        refresh();
        changed.run();
        return view(require(job.id()));
    }

    private Job job(Order order, Product product) {
        try {
            return new Job(
                    RunIds.next(),
                    product.name(),
                    product.revisionSha256(),
                    order.lot(),
                    order.quantity(),
                    order.start(),
                    order.by(),
                    now());
        } catch (IllegalArgumentException e) {
            throw new StationException(Refusal.NOT_POSSIBLE, String.valueOf(e.getMessage()));
        }
    }

    private static Work workOf(Job job) {
        return new Work(Optional.of(job.product()), Optional.of(job.id()));
    }

    @Override
    public void start(UUID job, String by) {
        tell(job, JobEvent.Kind.START, by);
    }

    @Override
    public void pause(UUID job, String by) {
        tell(job, JobEvent.Kind.PAUSE, by);
    }

    @Override
    public void finish(UUID job, String by) {
        tell(job, JobEvent.Kind.FINISH, by);
    }

    private void tell(UUID id, JobEvent.Kind event, String by) {
        new Person(by, "").require();
        JobStatus status = require(id);
        if (status.state().after(event).isEmpty()) {
            throw new StationException(
                    Refusal.NOT_NOW,
                    "%s is %s, so it cannot %s."
                            .formatted(
                                    name(status),
                                    word(status.state()),
                                    event.name().toLowerCase(Locale.ROOT)));
        }
        books.jobs().tell(new JobEvent(id, event, by, now()));
        refresh();
        changed.run();
    }

    @Override
    public void assign(UUID id, Set<Integer> wanted, String by) {
        new Person(by, "").require();
        JobStatus status = require(id);
        if (status.state() == JobState.FINISHED) {
            throw new StationException(Refusal.NOT_NOW, name(status) + " is finished and takes no slots.");
        }
        requireFree(wanted, Optional.of(id));
        Set<Integer> old = plan.slotsOf(id);
        Set<Integer> left = new TreeSet<>(old);
        left.removeAll(wanted);
        Set<Integer> fresh = new TreeSet<>(wanted);
        fresh.removeAll(old);
        plan.give(left, Work.NOTHING, Optional.empty(), by);
        plan.give(fresh, workOf(status.job()), Optional.of(status.job().revisionSha256()), by);
        changed.run();
    }

    /** @throws StationException when a slot does not exist, or another job is at work there */
    void requireFree(Set<Integer> wanted, Optional<UUID> job) {
        for (int slot : wanted) {
            if (!slots.get().contains(slot)) {
                throw new StationException(
                        Refusal.UNKNOWN_SLOT, "Slot " + slot + " does not exist; there are slots " + slots.get() + ".");
            }
            Optional<JobStatus> other = plan.of(slot)
                    .flatMap(Work::job)
                    .filter(holder -> !Optional.of(holder).equals(job))
                    .flatMap(this::status)
                    .filter(JobBoard::isAtWork);
            if (other.isPresent()) {
                throw new StationException(
                        Refusal.NOT_NOW,
                        "Slot " + slot + " works for " + name(other.get()) + ". Pause or finish that one first.");
            }
        }
    }

    private static boolean isAtWork(JobStatus status) {
        return status.state() == JobState.RUNNING && status.progress().remaining() > 0;
    }

    private JobStatus require(UUID job) {
        return status(job)
                .orElseThrow(() -> new StationException(
                        Refusal.UNKNOWN_JOB, "Job " + job + " is not known. Look at the page of jobs again."));
    }

    /** Why no run of this job may begin, whatever the slot. */
    Optional<Hindrance> hindrance(JobStatus status) {
        if (status.state() != JobState.RUNNING) {
            return Optional.of(new Hindrance(
                    Refusal.JOB_NOT_RUNNING,
                    name(status) + " is " + word(status.state()) + ". " + remedy(status.state())));
        }
        if (status.progress().remaining() == 0) {
            return Optional.of(new Hindrance(
                    Refusal.JOB_FULL,
                    "%s is done: all its %d units passed. Finish it, and give the slot another."
                            .formatted(name(status), status.job().quantity())));
        }
        return productOf(status.job()).map(shelf::hindrance).orElseGet(() -> Optional.of(lost(status)));
    }

    Optional<Product> productOf(Job job) {
        return shelf.revision(job.revisionSha256());
    }

    private static Hindrance lost(JobStatus status) {
        return new Hindrance(
                Refusal.NOT_POSSIBLE,
                "%s makes revision %s of %s, which the files no longer hold. Bring that file back, or finish the job."
                        .formatted(
                                name(status),
                                status.job().revisionSha256().substring(0, 8),
                                status.job().product()));
    }

    private static String remedy(JobState state) {
        return state == JobState.FINISHED
                ? "Give the slot another job, or a product."
                : "Start it on the page of jobs.";
    }

    private static String word(JobState state) {
        return switch (state) {
            case CREATED -> "not started yet";
            case RUNNING -> "started";
            case PAUSED -> "paused";
            case FINISHED -> "finished";
        };
    }

    private static String name(JobStatus status) {
        return "Job " + status.job().lot();
    }

    /** Asks the ledger anew; answers whether it says another thing than before, beside how far the jobs are. */
    boolean refresh() {
        // One at a time, so that no older answer comes after a newer one.
        synchronized (refreshing) {
            return replace(ask());
        }
    }

    private Map<UUID, JobStatus> ask() {
        Map<UUID, JobStatus> now = new LinkedHashMap<>();
        books.jobs().openJobs().forEach(status -> now.put(status.job().id(), status));
        books.jobs().jobs(MOST_FINISHED).stream()
                .filter(status -> status.state() == JobState.FINISHED)
                .forEach(status -> now.put(status.job().id(), status));
        for (UUID held : heldBySlots()) {
            if (!now.containsKey(held)) {
                books.jobs().job(held).ifPresent(status -> now.put(held, status));
            }
        }
        shelf.forgetAllBut(now.values().stream()
                .map(status -> status.job().revisionSha256())
                .collect(Collectors.toSet()));
        return now;
    }

    private List<UUID> heldBySlots() {
        List<UUID> held = new ArrayList<>();
        for (int slot : slots.get()) {
            plan.of(slot).flatMap(Work::job).ifPresent(held::add);
        }
        return held;
    }

    private synchronized boolean replace(Map<UUID, JobStatus> now) {
        boolean news = !outline(now).equals(outline(jobs));
        jobs = Collections.unmodifiableMap(now);
        return news;
    }

    /** What decides whether runs may begin. */
    private static Map<UUID, String> outline(Map<UUID, JobStatus> jobs) {
        Map<UUID, String> outline = new LinkedHashMap<>();
        jobs.forEach((id, status) ->
                outline.put(id, status.state() + (status.progress().remaining() == 0 ? " and full" : "")));
        return outline;
    }

    private Instant now() {
        return times.clock().instant();
    }
}
