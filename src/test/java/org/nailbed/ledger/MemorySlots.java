package org.nailbed.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nailbed.ledger.slot.SlotEvent;
import org.nailbed.ledger.slot.SlotLedger;
import org.nailbed.run.Outcome;
import org.nailbed.run.Run;

/** Facts about slots in memory. */
final class MemorySlots implements SlotLedger {
    private static final Comparator<Run> NEWEST_FIRST =
            Comparator.comparing(Run::start, MemoryLedger.OLDEST_FIRST).reversed();

    private final MemoryLedger ledger;
    private final List<SlotEvent> events = new ArrayList<>();

    MemorySlots(MemoryLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void note(SlotEvent event) {
        synchronized (ledger) {
            ledger.requireConnection();
            SlotEvent stored = new SlotEvent(
                    event.station(),
                    event.slot(),
                    event.kind(),
                    MemoryLedger.clean(event.note()),
                    event.by(),
                    MemoryLedger.micros(event.at()));
            if (!events(event.station(), event.slot(), 1).equals(List.of(stored))) {
                events.add(0, stored);
            }
        }
    }

    @Override
    public List<SlotEvent> events(String station, int slot, int limit) {
        synchronized (ledger) {
            ledger.requireConnection();
            return events.stream()
                    .filter(event -> event.station().equals(station) && event.slot() == slot)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<SlotEvent> newestEvents(String station) {
        synchronized (ledger) {
            ledger.requireConnection();
            return events.stream()
                    .filter(event -> event.station().equals(station))
                    .filter(event -> newest(station, event.slot(), event.kind())
                            .filter(event::equals)
                            .isPresent())
                    .sorted(Comparator.comparing(SlotEvent::slot)
                            .thenComparing(event -> event.kind().name()))
                    .toList();
        }
    }

    @Override
    public Map<Integer, Long> contactCycles(String station) {
        synchronized (ledger) {
            ledger.requireConnection();
            return ledger.starts().values().stream()
                    .filter(start -> start.station().equals(station))
                    .filter(start -> newest(station, start.slot(), SlotEvent.Kind.PROBES_REPLACED)
                            .map(event -> start.started().isAfter(event.at()))
                            .orElse(true))
                    .collect(Collectors.groupingBy(start -> start.slot(), TreeMap::new, Collectors.counting()));
        }
    }

    @Override
    public Map<Integer, List<Outcome>> lastOutcomes(String station, int count, Instant since) {
        synchronized (ledger) {
            ledger.requireConnection();
            Map<Integer, List<Outcome>> outcomes = new TreeMap<>();
            ledger.endedRuns().stream()
                    .filter(run -> run.start().station().equals(station))
                    .filter(run -> !run.start().started().isBefore(since))
                    .filter(run -> newest(station, run.start().slot(), SlotEvent.Kind.HEALTH_CLEARED)
                            .map(event -> run.start().started().isAfter(event.at()))
                            .orElse(true))
                    .sorted(NEWEST_FIRST)
                    .forEach(run -> outcomes.computeIfAbsent(run.start().slot(), slot -> new ArrayList<>())
                            .add(run.outcome()));
            outcomes.replaceAll((slot, all) -> List.copyOf(all.subList(0, Math.min(count, all.size()))));
            return outcomes;
        }
    }

    private Optional<SlotEvent> newest(String station, int slot, SlotEvent.Kind kind) {
        return events.stream()
                .filter(event -> event.station().equals(station) && event.slot() == slot && event.kind() == kind)
                .findFirst();
    }
}
