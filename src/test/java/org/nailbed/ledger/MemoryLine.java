package org.nailbed.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.nailbed.ledger.job.JobStatus;
import org.nailbed.ledger.line.Admission;
import org.nailbed.ledger.line.Admission.Admitted;
import org.nailbed.ledger.line.AdmissionRequest;
import org.nailbed.ledger.line.Interlocks;
import org.nailbed.ledger.line.LineFacts;
import org.nailbed.ledger.line.LineFacts.PastRun;
import org.nailbed.ledger.line.LineFacts.Seats;
import org.nailbed.ledger.line.LineLedger;
import org.nailbed.ledger.line.Release;
import org.nailbed.ledger.line.SerialRange;
import org.nailbed.ledger.line.SerialSource;
import org.nailbed.ledger.line.UnitHistory;
import org.nailbed.ledger.line.UnitHistory.Binding;
import org.nailbed.ledger.line.UnitHistory.Booking;
import org.nailbed.ledger.line.UnitHistory.Visit;
import org.nailbed.ledger.line.Yield;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;
import org.nailbed.run.Run;
import org.nailbed.run.RunStart;

/** The rules of the line in memory. One lock for all: that of the {@link MemoryLedger}. */
final class MemoryLine implements LineLedger {

    /** @param unit its serial number, or its MAC */
    record Booked(RunStart start, String unit, String mac, Optional<String> serialNumber, Booking booking) {}

    private record Bound(Binding binding, String serialNumber) {}

    private final MemoryLedger ledger;
    private final Map<UUID, Booked> booked = new LinkedHashMap<>();
    private final List<Bound> bindings = new ArrayList<>();
    private final Map<String, Long> newestOfRange = new HashMap<>();

    MemoryLine(MemoryLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Admission admit(AdmissionRequest request) {
        synchronized (ledger) {
            ledger.requireConnection();
            RunStart start = Optional.ofNullable(ledger.starts().get(request.run()))
                    .orElseThrow(() -> new LedgerException("Run " + request.run() + " has not begun.", null));
            if (booked.containsKey(start.id())) {
                Booked before = booked.get(start.id());
                return new Admitted(
                        before.serialNumber(),
                        before.booking().attempt(),
                        before.booking().kind());
            }
            if (ledger.end(start.id()).isPresent()) {
                throw new LedgerException("Run " + request.run() + " has ended.", null);
            }
            Optional<String> owner = owner(request.mac());
            Optional<String> serialNumber = request.serialNumber()
                    .map(MemoryLedger::clean)
                    .or(() -> owner)
                    .or(() -> fromMac(request));
            Admission answer = Interlocks.judge(request, serialNumber, facts(request, start, serialNumber));
            return answer instanceof Admitted admitted ? book(request, start, admitted) : answer;
        }
    }

    private Admission book(AdmissionRequest request, RunStart start, Admitted admitted) {
        Admitted named = admitted;
        if (admitted.serialNumber().isEmpty() && range(request).isPresent()) {
            Optional<String> next = next(range(request).get());
            if (next.isEmpty()) {
                return new Admission.Refused(new Fault(
                        FaultCode.SERIALS_USED_UP,
                        "Range " + range(request).get().name() + " is used up."));
            }
            named = new Admitted(next, admitted.attempt(), admitted.kind());
        }
        Booking booking = new Booking(
                request.rules().step(),
                named.attempt(),
                named.kind(),
                request.job(),
                request.reason(),
                MemoryLedger.micros(request.now()));
        String unit = named.serialNumber().orElse(request.mac());
        booked.put(start.id(), new Booked(start, unit, request.mac(), named.serialNumber(), booking));
        named.serialNumber().ifPresent(text -> bindAtFirstContact(request.mac(), text, start.id(), request.now()));
        return named;
    }

    private Optional<String> next(SerialRange range) {
        Optional<Long> number = LongStream.rangeClosed(reached(range), range.last())
                .boxed()
                .filter(candidate -> !exists(range.serialNumber(candidate)))
                .findFirst();
        number.ifPresent(taken -> newestOfRange.put(range.name(), taken));
        return number.map(range::serialNumber);
    }

    private long reached(SerialRange range) {
        return Math.max(range.first(), newestOfRange.getOrDefault(range.name(), -1L) + 1);
    }

    private boolean exists(String serialNumber) {
        return Stream.concat(
                        ledger.starts().values().stream().map(RunStart::serialNumber),
                        booked.values().stream().map(Booked::serialNumber))
                .anyMatch(Optional.of(serialNumber)::equals);
    }

    private LineFacts facts(AdmissionRequest request, RunStart start, Optional<String> serialNumber) {
        List<PastRun> past = booked.values().stream()
                .filter(run -> isOfUnit(run, serialNumber, request.mac()))
                .map(run -> new PastRun(
                        run.booking().step(),
                        run.start().station(),
                        run.start().slot(),
                        run.booking().at(),
                        outcome(run)))
                .toList();
        String unit = serialNumber.orElse(request.mac());
        return new LineFacts(
                ledger.products().withdrawnOf(start),
                past,
                owner(request.mac()),
                serialNumber.map(this::macsOf).orElse(List.of()),
                request.job().flatMap(ledger.jobs()::job).map(job -> seats(job, unit)));
    }

    private static boolean isOfUnit(Booked run, Optional<String> serialNumber, String mac) {
        return run.serialNumber().isEmpty()
                ? run.mac().equals(mac)
                : run.serialNumber().equals(serialNumber);
    }

    private Seats seats(JobStatus job, String unit) {
        int taken = (int) ledger.jobs().units(job.job().id()).entrySet().stream()
                .filter(other -> !other.getKey().equals(unit))
                .filter(other ->
                        other.getValue().stream().anyMatch(run -> outcome(run).isEmpty())
                                || MemoryJobs.newest(this, other.getValue()).equals(Optional.of(Outcome.PASS)))
                .count();
        return new Seats(job.job().lot(), job.state(), job.job().quantity(), taken);
    }

    @Override
    public Optional<String> release(Release release) {
        synchronized (ledger) {
            ledger.requireConnection();
            Optional<Bound> newest = newest(release.mac());
            if (newest.isEmpty() || newest.get().binding().release().isPresent()) {
                return newest.filter(bound -> bound.binding().release().equals(Optional.of(stored(release))))
                        .map(Bound::serialNumber);
            }
            if (booked.values().stream()
                    .anyMatch(run ->
                            run.mac().equals(release.mac()) && outcome(run).isEmpty())) {
                throw new LedgerException("MAC " + release.mac() + " cannot be released: it is in work.", null);
            }
            Binding old = newest.get().binding();
            Binding released = new Binding(old.mac(), old.at(), old.run(), Optional.of(stored(release)));
            bindings.set(
                    bindings.indexOf(newest.get()),
                    new Bound(released, newest.get().serialNumber()));
            return Optional.of(newest.get().serialNumber());
        }
    }

    private static Release stored(Release release) {
        return new Release(release.mac(), release.by(), release.reason(), MemoryLedger.micros(release.at()));
    }

    @Override
    public Optional<UnitHistory> unit(String name) {
        synchronized (ledger) {
            ledger.requireConnection();
            List<Binding> own = bindings.stream()
                    .filter(bound -> bound.serialNumber().equals(name))
                    .map(Bound::binding)
                    .toList();
            List<String> macs = own.stream().map(Binding::mac).toList();
            List<Visit> visits = visits(start -> isOf(start, name) || isOfBare(start, macs));
            if (visits.isEmpty()) {
                List<Visit> ofMac = visits(start -> isOfMac(start, name));
                return ofMac.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new UnitHistory(Optional.empty(), ofMac, List.of()));
            }
            List<Binding> newestFirst = new ArrayList<>(own);
            Collections.reverse(newestFirst);
            return Optional.of(new UnitHistory(Optional.of(name), visits, newestFirst));
        }
    }

    private boolean isOf(RunStart start, String serialNumber) {
        return start.serialNumber().equals(Optional.of(serialNumber))
                || serialNumber(start.id()).equals(Optional.of(serialNumber));
    }

    private boolean isOfBare(RunStart start, List<String> macs) {
        return serialNumber(start.id()).isEmpty()
                && mac(start.id()).filter(macs::contains).isPresent();
    }

    private boolean isOfMac(RunStart start, String mac) {
        Optional<String> seen =
                ledger.end(start.id()).flatMap(run -> run.dut().mac()).or(() -> mac(start.id()));
        return start.serialNumber().isEmpty() && serialNumber(start.id()).isEmpty() && seen.equals(Optional.of(mac));
    }

    private List<Visit> visits(Predicate<RunStart> wanted) {
        return ledger.starts().values().stream()
                .filter(wanted)
                .sorted(MemoryLedger.OLDEST_FIRST.reversed())
                .map(start -> new Visit(
                        ledger.summary(start),
                        Optional.ofNullable(booked.get(start.id())).map(Booked::booking)))
                .toList();
    }

    @Override
    public long remaining(SerialRange range) {
        synchronized (ledger) {
            ledger.requireConnection();
            return Math.max(0, range.last() - reached(range) + 1);
        }
    }

    @Override
    public Yield firstPassYield(String station, Instant since) {
        synchronized (ledger) {
            ledger.requireConnection();
            List<Outcome> first = booked.values().stream()
                    .filter(run -> run.start().station().equals(station)
                            && run.booking().attempt() == 1)
                    .flatMap(run -> ledger.end(run.start().id()).stream())
                    .filter(run -> !run.ended().isBefore(since))
                    .map(Run::outcome)
                    .filter(outcome -> outcome == Outcome.PASS || outcome == Outcome.FAIL)
                    .toList();
            return new Yield(
                    first.stream().filter(outcome -> outcome == Outcome.PASS).count(), first.size());
        }
    }

    /** A run that ended: binds its MAC if it was never admitted, and says something of the board. */
    void ended(Run run) {
        boolean ofTheBoard = run.outcome() == Outcome.PASS || run.outcome() == Outcome.FAIL;
        if (ofTheBoard
                && run.start().serialNumber().isPresent()
                && run.dut().mac().isPresent()
                && !booked.containsKey(run.start().id())) {
            bindAtFirstContact(
                    run.dut().mac().get(),
                    MemoryLedger.clean(run.start().serialNumber().get()),
                    run.start().id(),
                    run.ended());
        }
    }

    private void bindAtFirstContact(String mac, String serialNumber, UUID run, Instant at) {
        if (owner(mac).isEmpty() && macsOf(serialNumber).isEmpty()) {
            bindings.add(new Bound(new Binding(mac, MemoryLedger.micros(at), run, Optional.empty()), serialNumber));
        }
    }

    Optional<String> owner(String mac) {
        return newest(mac).filter(bound -> bound.binding().release().isEmpty()).map(Bound::serialNumber);
    }

    private List<String> macsOf(String serialNumber) {
        return bindings.stream()
                .map(bound -> bound.binding().mac())
                .distinct()
                .filter(mac -> owner(mac).equals(Optional.of(serialNumber)))
                .sorted()
                .toList();
    }

    private Optional<Bound> newest(String mac) {
        return bindings.stream()
                .filter(bound -> bound.binding().mac().equals(mac))
                .reduce((older, newer) -> newer);
    }

    Optional<String> serialNumber(UUID run) {
        return Optional.ofNullable(booked.get(run)).flatMap(Booked::serialNumber);
    }

    Optional<String> mac(UUID run) {
        return Optional.ofNullable(booked.get(run)).map(Booked::mac);
    }

    Optional<Outcome> outcome(Booked run) {
        return ledger.end(run.start().id()).map(Run::outcome);
    }

    List<Booked> of(UUID job) {
        return booked.values().stream()
                .filter(run -> run.booking().job().equals(Optional.of(job)))
                .toList();
    }

    private static Optional<String> fromMac(AdmissionRequest request) {
        return request.source()
                .flatMap(source -> source instanceof SerialSource.FromMac made
                        ? Optional.of(made.serialNumber())
                        : Optional.empty());
    }

    private static Optional<SerialRange> range(AdmissionRequest request) {
        return request.source()
                .flatMap(source ->
                        source instanceof SerialSource.NextOf next ? Optional.of(next.range()) : Optional.empty());
    }
}
