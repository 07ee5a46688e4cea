package org.nailbed.station.engine;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.nailbed.run.RunStart;
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

/** What one slot is at. Written by commands and by the slot's thread, read by anyone; its monitor is held for moments only. */
final class Slot {

    private final SlotPort port;
    private final boolean wantsSerialNumber;
    private final StopGate stopGate = new StopGate();
    private SlotState state = new Empty();
    private @Nullable ProgressMeter meter;
    private Optional<Integer> learntBaud = Optional.empty();

    Slot(SlotPort port, boolean wantsSerialNumber) {
        this.port = port;
        this.wantsSerialNumber = wantsSerialNumber;
    }

    SlotPort port() {
        return port;
    }

    StopGate stopGate() {
        return stopGate;
    }

    synchronized SlotState state() {
        return state;
    }

    synchronized SlotView view(Assignment assignment) {
        SlotState seen = state;
        if (seen instanceof Running running && meter != null) {
            seen = running.with(meter.now());
        }
        return new SlotView(
                port,
                seen,
                allowed(),
                learntBaud,
                assignment,
                Optional.empty(),
                Optional.empty(),
                SlotHealth.GOOD,
                Optional.empty());
    }

    private Set<Command> allowed() {
        Set<Command> commands = EnumSet.noneOf(Command.class);
        if (state instanceof Running running) {
            if (running.activity() == Activity.RUNNING) {
                commands.add(Command.STOP);
            }
            return commands;
        }
        if (!wantsSerialNumber || state.serialNumberForStart().isPresent()) {
            commands.add(Command.START);
        }
        if (!(state instanceof Empty)) {
            commands.add(Command.CLEAR);
        }
        return commands;
    }

    synchronized void makeReady(String serialNumber) {
        refuseWhileRunning("take serial number " + serialNumber);
        state = new Ready(serialNumber);
    }

    synchronized void clear() {
        refuseWhileRunning("be cleared");
        state = new Empty();
    }

    synchronized void begin(RunStart start, Running running, ProgressMeter progress) {
        refuseWhileRunning("start run " + start.id());
        stopGate.reset();
        meter = progress;
        state = running;
    }

    /** Answers whether there was a run to stop. */
    synchronized boolean stop() {
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

    /** By the slot's thread only. */
    synchronized void end(Ended ended) {
        state = ended;
        meter = null;
    }

    Optional<ProgressMeter> meter() {
        synchronized (this) {
            return Optional.ofNullable(meter);
        }
    }

    private void refuseWhileRunning(String wish) {
        if (state instanceof Running) {
            throw new StationException(
                    Refusal.NOT_NOW, port + " cannot " + wish + ": a run goes on there. Wait for its end, or stop it.");
        }
    }
}
