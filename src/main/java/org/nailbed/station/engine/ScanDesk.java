package org.nailbed.station.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.nailbed.ledger.job.StartRule;
import org.nailbed.sequence.Operator;
import org.nailbed.station.Product;
import org.nailbed.station.SlotState;
import org.nailbed.station.Station.Scan;
import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;
import org.nailbed.station.config.StationConfig.ScanOrder;
import org.nailbed.station.engine.line.Hindrance;
import org.nailbed.station.engine.line.Line;
import org.nailbed.station.engine.slot.Slot;
import org.nailbed.station.outside.SlotGuard;
import org.nailbed.wire.Ticker;

/** Takes what scanners read, and brings unit and slot together. Under the station's monitor. */
final class ScanDesk {

    /** Whoever scans one half and goes for a coffee starts anew. */
    private static final Duration HALF_LASTS = Duration.ofSeconds(30);

    /** The one half of a pair that was read already. */
    private record Half(Optional<Integer> slot, Optional<String> serialNumber, long readNanos) {}

    private final Roster roster;
    private final Line line;
    private final Starter starter;
    private final SlotGuard guard;
    private final Ticker ticker;
    private final Supplier<ScanOrder> order;

    /** By scanner. */
    private final Map<String, Half> halves = new HashMap<>();

    ScanDesk(StationParts parts, Roster roster, Line line, Starter starter, Supplier<ScanOrder> order) {
        this.roster = roster;
        this.line = line;
        this.starter = starter;
        this.guard = parts.guard();
        this.ticker = parts.times().ticker();
        this.order = order;
    }

    /** See {@link org.nailbed.station.Station#scan(String, Optional, String)}. */
    Scan scan(String scanned, Optional<Integer> wanted, String scanner) {
        String text = SerialNumbers.plain(scanned);
        Optional<Slot> asking = asking(text, wanted);
        if (asking.isPresent()) {
            return answered(asking.get(), scanned);
        }
        Optional<Integer> code = SerialNumbers.slotCode(text);
        return code.isPresent() ? slotRead(code.get(), scanner) : unitRead(text, wanted, scanner);
    }

    /**
     * The slot whose run waits for this very scan, as when a label is scanned back: the named one; the one with this serial
     * number; or the only one, unless this is another unit's serial number.
     */
    private Optional<Slot> asking(String text, Optional<Integer> wanted) {
        List<Slot> asking = roster.slots().stream()
                .filter(slot -> slot.questions().askedForValue().isPresent())
                .toList();
        if (wanted.isPresent()) {
            return first(asking, slot -> slot.number() == wanted.get());
        }
        boolean other = SerialNumbers.slotCode(text).isPresent()
                || asking.size() > 1
                || products().stream().anyMatch(product -> SerialNumbers.takes(product, text));
        return first(asking, slot -> slot.state().heldSerialNumber().equals(Optional.of(text)))
                .or(() -> other ? Optional.empty() : first(asking, slot -> true));
    }

    private static Scan answered(Slot slot, String scanned) {
        slot.questions()
                .askedForValue()
                .ifPresent(asked -> slot.questions().answer(asked.id(), new Operator.Given(scanned)));
        return new Scan(Optional.of(slot.number()), Optional.empty(), false);
    }

    private List<Product> products() {
        return roster.numbers().stream()
                .map(number -> line.assignment(number).product())
                .distinct()
                .toList();
    }

    private Scan slotRead(int slot, String scanner) {
        roster.slot(slot);
        Optional<String> waiting = half(scanner).flatMap(Half::serialNumber);
        if (waiting.isEmpty()) {
            halves.put(scanner, new Half(Optional.of(slot), Optional.empty(), ticker.nanos()));
            return new Scan(Optional.of(slot), Optional.empty(), false);
        }
        Scan placed = place(waiting.get(), slot);
        halves.remove(scanner);
        return placed;
    }

    private Scan unitRead(String text, Optional<Integer> wanted, String scanner) {
        Optional<Integer> slot = wanted.or(() -> half(scanner).flatMap(Half::slot));
        slot.ifPresent(roster::slot);
        requireFit(text, slot);
        if (slot.isEmpty() && order.get() == ScanOrder.UNIT_THEN_SLOT) {
            starter.refuseElsewhere(text, Optional.empty());
            halves.put(scanner, new Half(Optional.empty(), Optional.of(text), ticker.nanos()));
            return new Scan(Optional.empty(), Optional.of(text), false);
        }
        if (slot.isEmpty() && order.get() == ScanOrder.SLOT_THEN_UNIT) {
            throw new StationException(
                    Refusal.NOT_NOW,
                    "Unit " + text + " has no slot yet. Scan the code of its slot first, then the unit.");
        }
        starter.refuseElsewhere(text, slot);
        Scan placed = place(text, slot.orElseGet(() -> freeSlot(text)));
        halves.remove(scanner);
        return placed;
    }

    private Optional<Half> half(String scanner) {
        Optional<Half> half = Optional.ofNullable(halves.get(scanner))
                .filter(read -> ticker.nanos() - read.readNanos() <= HALF_LASTS.toNanos());
        if (half.isEmpty()) {
            halves.remove(scanner);
        }
        return half;
    }

    private void requireFit(String text, Optional<Integer> slot) {
        if (!guard.isGolden(text)) {
            List<Product> products = slot.map(List::of).orElseGet(() -> List.copyOf(roster.numbers())).stream()
                    .map(number -> line.assignment(number).product())
                    .distinct()
                    .toList();
            SerialNumbers.requireFit(text, products);
        }
    }

    private Scan place(String serialNumber, int number) {
        Slot slot = roster.slot(number);
        starter.refuseElsewhere(serialNumber, Optional.of(number));
        boolean starts = line.startRule(number) == StartRule.SCAN;
        if (starts) {
            requireFit(serialNumber, Optional.of(number));
            refuse(starter.hindrance(slot, Optional.of(serialNumber)));
        }
        slot.makeReady(serialNumber);
        starter.tell(number);
        if (starts) {
            starter.start(number);
        }
        return new Scan(Optional.of(number), Optional.of(serialNumber), starts);
    }

    private static void refuse(Optional<Hindrance> hindrance) {
        hindrance.ifPresent(why -> {
            throw why.asException();
        });
    }

    /** One that may start, rather than one that may not; one that is empty, rather than one that shows a verdict. */
    private int freeSlot(String serialNumber) {
        Collection<Slot> takers = roster.slots().stream()
                .filter(slot -> guard.isGolden(serialNumber)
                        || SerialNumbers.takes(line.assignment(slot.number()).product(), serialNumber))
                .toList();
        Predicate<Slot> mayStart =
                slot -> starter.hindrance(slot, Optional.of(serialNumber)).isEmpty();
        List<Slot> free = takers.stream().filter(slot -> !isTaken(slot)).toList();
        Optional<Slot> best = first(free, mayStart.and(ScanDesk::isEmpty)).or(() -> first(free, mayStart));
        if (best.isEmpty()) {
            free.stream().findFirst().ifPresent(slot -> refuse(starter.hindrance(slot, Optional.of(serialNumber))));
            throw new StationException(
                    Refusal.NO_FREE_SLOT,
                    "No slot is free for %s: all %d wait or run. Start them, or clear one."
                            .formatted(serialNumber, takers.size()));
        }
        return best.get().number();
    }

    private static Optional<Slot> first(List<Slot> slots, Predicate<Slot> good) {
        return slots.stream().filter(good).findFirst();
    }

    private static boolean isTaken(Slot slot) {
        return slot.isRunning() || slot.state() instanceof SlotState.Ready;
    }

    private static boolean isEmpty(Slot slot) {
        return slot.state() instanceof SlotState.Empty;
    }
}
