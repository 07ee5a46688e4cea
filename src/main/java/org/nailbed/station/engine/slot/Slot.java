package org.nailbed.station.engine.slot;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.nailbed.run.Dut;
import org.nailbed.station.Advance;
import org.nailbed.station.Product;
import org.nailbed.station.SlotHealth;
import org.nailbed.station.SlotPort;
import org.nailbed.station.SlotState;
import org.nailbed.station.SlotState.Activity;
import org.nailbed.station.SlotState.Empty;
import org.nailbed.station.SlotState.Ended;
import org.nailbed.station.SlotState.Ready;
import org.nailbed.station.SlotState.Running;
import org.nailbed.station.SlotView;
import org.nailbed.station.SlotView.Assignment;
import org.nailbed.station.SlotView.Command;
import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;
import org.nailbed.station.engine.around.Questions;
import org.nailbed.station.engine.around.StopGate;
import org.nailbed.wire.Ticker;

/** What one slot is at. Written by commands and by the slot's thread, read by anyone; its monitor is held for moments only. */
public final class Slot {

    /**
     * What a slot may do next.
     *
     * @param hindrance why no run may begin; empty when one may
     */
    public record Outlook(Assignment assignment, Optional<String> hindrance, SlotHealth health) {}

    private final SlotPort port;
    private final Questions questions;
    private final StopGate stopGate = new StopGate();

    /** By product revision. */
    private final Map<String, PhasePlan> plans = new ConcurrentHashMap<>();

    private SlotState state = new Empty();
    private @Nullable ProgressMeter meter;
    private @Nullable RunOrder order;
    private Optional<Integer> learntBaud = Optional.empty();
    private Optional<String> waitingFor = Optional.empty();

    public Slot(SlotPort port, Questions questions) {
        this.port = port;
        this.questions = questions;
    }

    public SlotPort port() {
        return port;
    }

    public int number() {
        return port.number();
    }

    public Questions questions() {
        return questions;
    }

    public synchronized SlotState state() {
        return state;
    }

    public synchronized boolean isRunning() {
        return state instanceof Running;
    }

    StopGate stopGate() {
        return stopGate;
    }

    PhasePlan plan(Product product) {
        return plans.computeIfAbsent(product.revisionSha256(), revision -> new PhasePlan(product, port.baud()));
    }

    public synchronized SlotView view(Outlook next) {
        SlotState seen = state;
        if (seen instanceof Running running && meter != null) {
            seen = running.with(meter.now());
        }
        return new SlotView(
                port,
                seen,
                allowed(next),
                learntBaud,
                assignment(next),
                questions.asked(),
                waitingFor,
                next.health(),
                state instanceof Running ? Optional.empty() : next.hindrance());
    }

    /** That of the run while one goes on; of the same job the newer word. */
    private Assignment assignment(Outlook next) {
        if (order == null || !(state instanceof Running)) {
            return next.assignment();
        }
        Optional<UUID> mine =
                order.assignment().job().map(status -> status.job().id());
        boolean sameJob = mine.isPresent()
                && mine.equals(
                        next.assignment().job().map(status -> status.job().id()));
        return sameJob ? next.assignment() : order.assignment();
    }

    private Set<Command> allowed(Outlook next) {
        Set<Command> commands = EnumSet.noneOf(Command.class);
        if (state instanceof Running running) {
            if (running.activity() == Activity.RUNNING) {
                commands.add(Command.STOP);
            }
            return commands;
        }
        if (next.hindrance().isEmpty() && hasWhatItNeeds(next.assignment().product())) {
            commands.add(Command.START);
        }
        if (!(state instanceof Empty)) {
            commands.add(Command.CLEAR);
        }
        return commands;
    }

    private boolean hasWhatItNeeds(Product product) {
        return !product.wantsScan() || state.serialNumberForStart().isPresent();
    }

    /** Puts a scanned serial number on the slot. */
    public synchronized void makeReady(String serialNumber) {
        refuseWhileRunning("take serial number " + serialNumber);
        state = new Ready(serialNumber);
    }

    /** Forgets the serial number that waits, or the verdict that is shown. */
    public synchronized void clear() {
        refuseWhileRunning("be cleared");
        state = new Empty();
    }

    /** From now on a run goes on; the slot's thread does it. */
    public synchronized void begin(RunOrder next, Ticker ticker) {
        refuseWhileRunning("start run " + next.start().id());
        stopGate.reset();
        PhasePlan plan = plan(next.product());
        meter = new ProgressMeter(plan, ticker);
        order = next;
        state = new Running(
                next.start().id(),
                Dut.withSerialNumber(next.start().serialNumber()),
                Activity.RUNNING,
                Advance.none(plan.count()));
    }

    /** Answers whether there was a run to stop. */
    public synchronized boolean stop() {
        if (!(state instanceof Running running)) {
            return false;
        }
        if (running.activity() == Activity.RUNNING) {
            state = running.with(Activity.STOPPING);
        }
        stopGate.request();
        return true;
    }

    /** By the slot's thread only. */
    synchronized void update(UnaryOperator<Running> change) {
        if (state instanceof Running running) {
            state = change.apply(running);
        }
    }

    /** By the slot's thread only. */
    synchronized void learnt(Optional<Integer> baud) {
        learntBaud = baud;
    }

    /** By the slot's thread only; answers whether that is news. */
    synchronized boolean waitsFor(Optional<String> what) {
        boolean news = !what.equals(waitingFor);
        waitingFor = what;
        return news;
    }

    /** By the slot's thread only. */
    synchronized void end(Ended ended) {
        state = ended;
        meter = null;
        order = null;
        waitingFor = Optional.empty();
    }

    synchronized Optional<ProgressMeter> meter() {
        return Optional.ofNullable(meter);
    }

    private void refuseWhileRunning(String wish) {
        if (state instanceof Running) {
            throw new StationException(
                    Refusal.NOT_NOW, port + " cannot " + wish + ": a run goes on there. Wait for its end, or stop it.");
        }
    }
}
