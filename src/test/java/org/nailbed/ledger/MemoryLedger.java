package org.nailbed.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.ledger.books.Books;
import org.nailbed.run.Attachment;
import org.nailbed.run.Dut;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.JobUse;
import org.nailbed.run.Outcome;
import org.nailbed.run.PhaseKey;
import org.nailbed.run.PhaseRecord;
import org.nailbed.run.Run;
import org.nailbed.run.RunStart;

/** The record in memory, by the same contract as the real one; can be told to fail. Safe for many threads. */
public final class MemoryLedger implements Ledger {
    static final Comparator<RunStart> OLDEST_FIRST =
            Comparator.comparing(RunStart::started).thenComparing(RunStart::id, MemoryLedger::compareUnsigned);

    private final Map<UUID, RunStart> starts = new LinkedHashMap<>();
    private final Map<UUID, Run> ends = new LinkedHashMap<>();
    private final Set<String> images = new HashSet<>();
    private final MemoryProducts products = new MemoryProducts(this);
    private final MemoryJobs jobs = new MemoryJobs(this);
    private final MemoryLine line = new MemoryLine(this);
    private final Books books = new Books(this, line, jobs, products, new MemorySlots(this));
    private @Nullable LedgerException trouble;
    private @Nullable RuntimeException faultOfNextEnd;

    /** From now on every call fails as if the database had gone. */
    public synchronized void disconnect() {
        trouble = LedgerException.connectionTrouble("The database was disconnected by the test.", null);
    }

    public synchronized void reconnect() {
        trouble = null;
    }

    /** The next end of a run is not stored, but fails like this. */
    public synchronized void failNextEnd(RuntimeException fault) {
        faultOfNextEnd = fault;
    }

    /** All books, in the same memory. */
    public Books books() {
        return books;
    }

    /** The ended runs in the order of their storing. */
    public synchronized List<Run> endedRuns() {
        return List.copyOf(ends.values());
    }

    @Override
    public synchronized void keepImages(FirmwareSet set) {
        requireConnection();
        set.images().forEach(image -> images.add(image.sha256()));
    }

    @Override
    public synchronized void begin(RunStart start) {
        requireConnection();
        requireStorable(start);
        starts.putIfAbsent(start.id(), start);
    }

    @Override
    public synchronized void finish(Run run) {
        begin(run.start());
        RuntimeException fault = faultOfNextEnd;
        faultOfNextEnd = null;
        if (fault != null) {
            throw fault;
        }
        Run before = ends.putIfAbsent(run.start().id(), run);
        if (before != null && !word(before).equals(word(run))) {
            throw new LedgerException(
                    "Run " + run.start().id() + " is recorded as " + word(before) + " and cannot end as " + word(run)
                            + " as well.",
                    null);
        }
        line.ended(run);
    }

    @Override
    public synchronized List<UUID> abortUnfinished(String station, Instant now) {
        requireConnection();
        List<RunStart> cutOff = starts.values().stream()
                .filter(start -> start.station().equals(station) && !ends.containsKey(start.id()))
                .sorted(OLDEST_FIRST)
                .toList();
        Fault fault = new Fault(FaultCode.STATION_DIED, "Station " + station + " stopped before this run ended.");
        cutOff.forEach(start -> ends.put(
                start.id(),
                new Run(
                        start,
                        Dut.withSerialNumber(start.serialNumber()),
                        List.of(),
                        Optional.of(fault),
                        now,
                        List.of())));
        return cutOff.stream().map(RunStart::id).toList();
    }

    @Override
    public synchronized Optional<String> serialNumberOfMac(String mac) {
        requireConnection();
        return line.owner(mac);
    }

    @Override
    public synchronized List<RunSummary> runs(RunQuery query) {
        requireConnection();
        return starts.values().stream()
                .filter(start -> query.olderThan()
                        .map(id -> starts.containsKey(id) && OLDEST_FIRST.compare(start, starts.get(id)) < 0)
                        .orElse(true))
                .sorted(OLDEST_FIRST.reversed())
                .map(this::summary)
                .filter(run -> matches(run, query))
                .limit(query.limit())
                .toList();
    }

    @Override
    public synchronized Optional<RunDetail> run(UUID id) {
        requireConnection();
        return Optional.ofNullable(starts.get(id)).map(this::detail);
    }

    @Override
    public synchronized Optional<Attachment> attachment(UUID run, String name) {
        requireConnection();
        return Optional.ofNullable(ends.get(run)).stream()
                .flatMap(end -> end.attachments().stream())
                .filter(attachment -> clean(attachment.name()).equals(clean(name)))
                .map(attachment ->
                        new Attachment(clean(attachment.name()), clean(attachment.mediaType()), attachment.content()))
                .findFirst();
    }

    @Override
    public synchronized Counters counters(String station, Instant since) {
        requireConnection();
        return new Counters(
                count(station, since, Outcome.PASS),
                count(station, since, Outcome.FAIL),
                count(station, since, Outcome.ERROR),
                count(station, since, Outcome.ABORTED));
    }

    private long count(String station, Instant since, Outcome outcome) {
        return ends.values().stream()
                .filter(run -> run.start().station().equals(station))
                .filter(run -> !run.ended().isBefore(since) && run.outcome() == outcome)
                .count();
    }

    Map<UUID, RunStart> starts() {
        return starts;
    }

    Optional<Run> end(UUID run) {
        return Optional.ofNullable(ends.get(run));
    }

    MemoryLine line() {
        return line;
    }

    MemoryJobs jobs() {
        return jobs;
    }

    MemoryProducts products() {
        return products;
    }

    RunSummary summary(RunStart start) {
        Optional<Run> end = Optional.ofNullable(ends.get(start.id()));
        return new RunSummary(
                start.id(),
                start.station(),
                start.slot(),
                start.product().name(),
                line.serialNumber(start.id()).or(start::serialNumber).map(MemoryLedger::clean),
                end.flatMap(run -> run.dut().mac()).or(() -> line.mac(start.id())),
                micros(start.started()),
                end.map(Run::ended).map(MemoryLedger::micros),
                end.map(Run::outcome),
                end.flatMap(Run::decidingFault).map(Fault::code));
    }

    private RunDetail detail(RunStart start) {
        Optional<Run> end = Optional.ofNullable(ends.get(start.id()));
        return new RunDetail(
                summary(start),
                end.flatMap(run -> run.dut().chip()),
                Optional.of(start.product().revisionSha256()),
                start.product().sequenceSha256(),
                start.job().map(JobUse::id),
                end.flatMap(Run::decidingFault).map(MemoryLedger::clean),
                start.images(),
                end.map(Run::phases).orElse(List.of()).stream()
                        .map(MemoryLedger::stored)
                        .toList(),
                end.map(Run::attachments).orElse(List.of()).stream()
                        .map(attachment -> clean(attachment.name()))
                        .toList());
    }

    private static boolean matches(RunSummary run, RunQuery query) {
        boolean outcome = query.outcome().isEmpty() || query.outcome().equals(run.outcome());
        return outcome
                && query.text()
                        .map(text -> contains(run.serialNumber(), text) || contains(run.mac(), text))
                        .orElse(true);
    }

    private static boolean contains(Optional<String> whole, String part) {
        return whole.map(text ->
                        text.toLowerCase(Locale.ROOT).contains(clean(part).toLowerCase(Locale.ROOT)))
                .orElse(false);
    }

    private static PhaseRecord stored(PhaseRecord phase) {
        return new PhaseRecord(
                new PhaseKey(
                        phase.key().group(), clean(phase.name()), phase.key().tryNumber()),
                micros(phase.started()),
                Duration.of(phase.duration().toNanos() / 1000, ChronoUnit.MICROS),
                phase.measurements(),
                phase.fault().map(MemoryLedger::clean));
    }

    private static Fault clean(Fault fault) {
        return new Fault(fault.code(), clean(fault.message()));
    }

    /** What PostgreSQL cannot keep in a text is kept as U+FFFD. */
    static String clean(String text) {
        return text.replace('\0', '\uFFFD');
    }

    static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private static String word(Run run) {
        return run.outcome()
                + run.decidingFault().map(fault -> " (" + fault.code() + ")").orElse("");
    }

    private void requireStorable(RunStart start) {
        start.images().stream()
                .filter(image -> !images.contains(image.sha256()))
                .findFirst()
                .ifPresent(image -> {
                    throw new LedgerException("Image " + image.sha256() + " was not kept before its run began.", null);
                });
        products.requireKnown(start.product().revisionSha256());
        start.job().filter(job -> !jobs.isKnown(job.id())).ifPresent(job -> {
            throw new LedgerException("Job " + job.id() + " is not known.", null);
        });
        if (start.serialNumber()
                .map(text -> text.isEmpty() || text.length() > 200)
                .orElse(false)) {
            throw new LedgerException("A serial number has 1 to 200 characters.", null);
        }
    }

    void requireConnection() {
        if (trouble != null) {
            throw trouble;
        }
    }

    /** As PostgreSQL orders ids: by their bytes, which {@link UUID#compareTo} does not. */
    private static int compareUnsigned(UUID left, UUID right) {
        int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
    }
}
