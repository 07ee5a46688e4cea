package org.nailbed.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nailbed.ledger.MemoryLine.Booked;
import org.nailbed.ledger.job.Assignment;
import org.nailbed.ledger.job.Job;
import org.nailbed.ledger.job.JobEvent;
import org.nailbed.ledger.job.JobLedger;
import org.nailbed.ledger.job.JobProgress;
import org.nailbed.ledger.job.JobState;
import org.nailbed.ledger.job.JobStatus;
import org.nailbed.run.Outcome;

/** Jobs in memory. */
final class MemoryJobs implements JobLedger {
    private static final Comparator<Job> OLDEST_FIRST =
            Comparator.comparing(Job::created).thenComparing(job -> job.id().toString());

    private final MemoryLedger ledger;
    private final Map<UUID, Job> jobs = new LinkedHashMap<>();
    private final List<JobEvent> events = new ArrayList<>();
    private final Map<String, Map<Integer, Assignment>> assignments = new LinkedHashMap<>();

    MemoryJobs(MemoryLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void create(Job job) {
        synchronized (ledger) {
            ledger.requireConnection();
            ledger.products().requireKnown(job.revisionSha256());
            jobs.putIfAbsent(job.id(), job);
        }
    }

    @Override
    public JobState tell(JobEvent event) {
        synchronized (ledger) {
            ledger.requireConnection();
            if (!jobs.containsKey(event.job())) {
                throw new LedgerException("Job " + event.job() + " is not known.", null);
            }
            JobState state = state(event.job());
            if (newest(event.job()).equals(Optional.of(event))) {
                return state;
            }
            JobState after = state.after(event.kind())
                    .orElseThrow(() -> new LedgerException(
                            "Job " + event.job() + " is " + state + " and takes no " + event.kind() + ".", null));
            events.add(event);
            return after;
        }
    }

    @Override
    public Optional<JobStatus> job(UUID id) {
        synchronized (ledger) {
            ledger.requireConnection();
            return Optional.ofNullable(jobs.get(id)).map(this::status);
        }
    }

    @Override
    public List<JobStatus> openJobs() {
        synchronized (ledger) {
            ledger.requireConnection();
            return jobs.values().stream()
                    .sorted(OLDEST_FIRST)
                    .map(this::status)
                    .filter(job -> job.state() != JobState.FINISHED)
                    .toList();
        }
    }

    @Override
    public List<JobStatus> jobs(int limit) {
        synchronized (ledger) {
            ledger.requireConnection();
            return jobs.values().stream()
                    .sorted(OLDEST_FIRST.reversed())
                    .limit(limit)
                    .map(this::status)
                    .toList();
        }
    }

    @Override
    public void assign(Assignment assignment) {
        synchronized (ledger) {
            ledger.requireConnection();
            assignment.revisionSha256().ifPresent(ledger.products()::requireKnown);
            assignment.job().filter(job -> !isKnown(job)).ifPresent(job -> {
                throw new LedgerException("Job " + job + " is not known.", null);
            });
            assignments
                    .computeIfAbsent(assignment.station(), station -> new TreeMap<>())
                    .put(assignment.slot(), assignment);
        }
    }

    @Override
    public List<Assignment> assignments(String station) {
        synchronized (ledger) {
            ledger.requireConnection();
            return List.copyOf(assignments.getOrDefault(station, Map.of()).values());
        }
    }

    boolean isKnown(UUID job) {
        return jobs.containsKey(job);
    }

    /** The runs admitted for a job, oldest first, by unit. */
    Map<String, List<Booked>> units(UUID job) {
        return ledger.line().of(job).stream().collect(Collectors.groupingBy(Booked::unit));
    }

    static Optional<Outcome> newest(MemoryLine line, List<Booked> runs) {
        return runs.stream().flatMap(run -> line.outcome(run).stream()).reduce((older, newer) -> newer);
    }

    private JobStatus status(Job job) {
        MemoryLine line = ledger.line();
        Collection<List<Booked>> units = units(job.id()).values();
        List<Optional<Outcome>> newest =
                units.stream().map(runs -> newest(line, runs)).toList();
        List<Outcome> first = units.stream()
                .flatMap(List::stream)
                .filter(run -> run.booking().attempt() == 1)
                .flatMap(run -> line.outcome(run).stream())
                .filter(outcome -> outcome == Outcome.PASS || outcome == Outcome.FAIL)
                .toList();
        int passed = count(newest, Outcome.PASS);
        JobProgress progress = new JobProgress(
                passed,
                count(newest, Outcome.FAIL),
                (int) units.stream()
                        .filter(runs ->
                                runs.stream().anyMatch(run -> line.outcome(run).isEmpty()))
                        .count(),
                units.stream().mapToInt(List::size).sum(),
                (int) first.stream().filter(outcome -> outcome == Outcome.PASS).count(),
                first.size(),
                Math.max(0, job.quantity() - passed));
        return new JobStatus(job, state(job.id()), progress);
    }

    private static int count(List<Optional<Outcome>> newest, Outcome wanted) {
        return (int) newest.stream().filter(Optional.of(wanted)::equals).count();
    }

    private JobState state(UUID job) {
        return JobState.of(newest(job).map(JobEvent::kind));
    }

    private Optional<JobEvent> newest(UUID job) {
        return events.stream().filter(event -> event.job().equals(job)).reduce((older, newer) -> newer);
    }
}
