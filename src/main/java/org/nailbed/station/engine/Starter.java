package org.nailbed.station.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nailbed.ledger.RunIds;
import org.nailbed.ledger.job.JobStatus;
import org.nailbed.ledger.job.StartRule;
import org.nailbed.run.JobUse;
import org.nailbed.run.RunStart;
import org.nailbed.station.Product;
import org.nailbed.station.SlotState;
import org.nailbed.station.SlotState.Ready;
import org.nailbed.station.SlotView.Assignment;
import org.nailbed.station.Station.StartedAll;
import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;
import org.nailbed.station.StationListener;
import org.nailbed.station.engine.line.Hindrance;
import org.nailbed.station.engine.line.Line;
import org.nailbed.station.engine.slot.RunOrder;
import org.nailbed.station.engine.slot.RunOrder.Purpose;
import org.nailbed.station.engine.slot.Slot;
import org.nailbed.station.engine.slot.Slot.Outlook;
import org.nailbed.station.outside.SlotGuard;
import org.nailbed.station.outside.Times;

/** Begins runs, where they may begin. Under the station's monitor, but for what only asks. */
final class Starter {

    private final String station;
    private final Roster roster;
    private final Line line;
    private final SlotGuard guard;
    private final Times times;
    private final StationListener news;

    Starter(StationParts parts, Roster roster, Line line, StationListener news) {
        this.station = parts.rig().fixture().station();
        this.roster = roster;
        this.line = line;
        this.guard = parts.guard();
        this.times = parts.times();
        this.news = news;
    }

    Outlook outlook(Slot slot) {
        return new Outlook(
                line.assignment(slot.number()),
                hindrance(slot, serialNumber(slot)).map(Hindrance::message),
                guard.health(slot.number()));
    }

    /** That of a run that would begin now. What only a scan puts there counts for any product: it may be a golden unit. */
    private Optional<String> serialNumber(Slot slot) {
        SlotState state = slot.state();
        boolean asked = state instanceof Ready
                || line.assignment(slot.number()).product().wantsScan();
        return asked ? state.serialNumberForStart() : Optional.empty();
    }

    /** Why no run with this serial number may begin, whatever the slot is at now. */
    Optional<Hindrance> hindrance(Slot slot, Optional<String> serialNumber) {
        int number = slot.number();
        return guard.refusal(number, serialNumber)
                .map(why -> new Hindrance(Refusal.SLOT_STOPPED, slot.port() + " takes no start: " + why))
                .or(() -> isGolden(serialNumber) ? line.productHindrance(number) : line.hindrance(number));
    }

    private boolean isGolden(Optional<String> serialNumber) {
        return serialNumber.filter(guard::isGolden).isPresent();
    }

    void start(int number) {
        Slot slot = roster.slot(number);
        Optional<String> serialNumber = serialNumber(slot);
        refuseWithoutUnit(slot, serialNumber);
        serialNumber.ifPresent(text -> refuseElsewhere(text, Optional.of(number)));
        hindrance(slot, serialNumber).ifPresent(why -> {
            throw why.asException();
        });
        begin(slot, serialNumber);
    }

    private void refuseWithoutUnit(Slot slot, Optional<String> serialNumber) {
        Product product = line.assignment(slot.number()).product();
        if (slot.isRunning()) {
            throw new StationException(
                    Refusal.NOT_NOW, slot.port() + " cannot start: a run goes on there. Wait for its end.");
        }
        if (serialNumber.isEmpty() && product.wantsScan()) {
            throw new StationException(
                    Refusal.NOT_NOW,
                    slot.port() + " cannot start: no serial number was scanned for it. Scan one first.");
        }
        serialNumber.filter(text -> !guard.isGolden(text)).ifPresent(text -> {
            if (!product.wantsScan()) {
                throw new StationException(
                        Refusal.SERIAL_PATTERN,
                        "Product " + product.name() + " takes no serial number. Clear " + slot.port()
                                + ", then start it.");
            }
            SerialNumbers.requireFit(text, List.of(product));
        });
    }

    /** @throws StationException when another slot than this one holds on to the serial number */
    void refuseElsewhere(String serialNumber, Optional<Integer> except) {
        for (Slot slot : roster.slots()) {
            boolean held =
                    slot.state().heldSerialNumber().filter(serialNumber::equals).isPresent();
            if (held && !Optional.of(slot.number()).equals(except)) {
                throw new StationException(
                        Refusal.SERIAL_IN_USE,
                        "Serial number " + serialNumber + " is on slot " + slot.number()
                                + " already. Scan the next board, or clear that slot.");
            }
        }
    }

    private void begin(Slot slot, Optional<String> serialNumber) {
        Assignment assignment = line.assignment(slot.number());
        // Somebody may have given the slot another product since it was looked at: what begins is what must be
        // approved.
        line.hindrance(assignment.product()).ifPresent(why -> {
            throw why.asException();
        });
        Purpose purpose = isGolden(serialNumber) ? Purpose.GOLDEN : Purpose.PRODUCT;
        RunStart start = new RunStart(
                RunIds.next(),
                station,
                slot.number(),
                assignment.product().use(),
                assignment.product().images(),
                serialNumber,
                purpose == Purpose.GOLDEN ? Optional.empty() : assignment.job().map(Starter::use),
                times.clock().instant());
        RunOrder order = new RunOrder(start, assignment, purpose);
        slot.begin(order, times.ticker());
        news.slotChanged(slot.number());
        roster.run(slot.number(), order);
    }

    private static JobUse use(JobStatus status) {
        return new JobUse(status.job().id(), status.job().lot());
    }

    StartedAll startAll() {
        List<Integer> started = new ArrayList<>();
        List<Integer> skipped = new ArrayList<>();
        for (Slot slot : roster.slots()) {
            boolean begins = waits(slot) && isStarted(slot.number());
            (begins ? started : skipped).add(slot.number());
        }
        return new StartedAll(started, skipped);
    }

    private boolean isStarted(int slot) {
        try {
            start(slot);
            return true;
        } catch (StationException e) {
            // The slot itself says why.
            return false;
        }
    }

    /** A verdict that is shown waits for nothing: its board may still be there. */
    private boolean waits(Slot slot) {
        return slot.state() instanceof Ready
                || (slot.state() instanceof SlotState.Empty
                        && !line.assignment(slot.number()).product().wantsScan());
    }

    void tell(int slot) {
        news.slotChanged(slot);
    }

    /** See {@link org.nailbed.station.Station#startOn}. */
    Optional<String> startOn(int number, StartRule event) {
        Slot slot = roster.slot(number);
        StartRule rule = line.startRule(number);
        if (rule != event) {
            return Optional.of("%s starts on %s.".formatted(slot.port(), words(rule)));
        }
        boolean wantsScan = line.assignment(number).product().wantsScan();
        if (wantsScan && !slot.isRunning() && !(slot.state() instanceof Ready)) {
            return Optional.of(slot.port() + " waits for the scan of a unit. Scan one.");
        }
        try {
            start(number);
            return Optional.empty();
        } catch (StationException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static String words(StartRule rule) {
        return switch (rule) {
            case BUTTON -> "its button";
            case SCAN -> "a scan";
            case BOARD -> "a board that is put in";
            case HANDLE -> "the handle";
        };
    }
}
