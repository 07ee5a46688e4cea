package org.nailbed.station.engine.around;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.Instruments;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.SequenceException;
import org.nailbed.station.BenchView;
import org.nailbed.station.config.Equipment;
import org.nailbed.station.config.Equipment.Instrument;
import org.nailbed.wire.Deadline;

/** The instruments of a station: each in one slot's hands at a time, in the order of asking. */
public final class SharedInstruments implements Instruments {

    /** How often a deadline is looked at; a change of hands wakes at once. */
    private static final long LOOK_MILLIS = 200;

    private final Supplier<Equipment> equipment;

    /** By name; the first in each queue has the instrument in hand. */
    private final Map<String, Deque<Turn>> queues = new HashMap<>();

    /** @param equipment as the station file says now */
    public SharedInstruments(Supplier<Equipment> equipment) {
        this.equipment = equipment;
    }

    /** Who has which instrument and who waits, and the printers beside them. */
    public BenchView view() {
        Equipment now = equipment.get();
        return new BenchView(
                now.instruments().stream()
                        .map(one -> new BenchView.Instrument(one.name(), one.address(), slots(one.name())))
                        .toList(),
                now.printers().stream()
                        .map(one -> new BenchView.Printer(one.name(), one.address()))
                        .toList());
    }

    private synchronized List<Integer> slots(String instrument) {
        return queues.getOrDefault(instrument, new ArrayDeque<>()).stream()
                .map(turn -> turn.slot)
                .toList();
    }

    @Override
    public Lease borrow(String name, PhaseWork work, Deadline deadline) {
        Instrument instrument = named(name);
        Turn turn = new Turn(name, work.start().slot(), instrument);
        line(turn);
        boolean mine = false;
        try {
            Optional<Integer> holder = holderBefore(turn);
            while (holder.isPresent()) {
                work.waitingFor(Optional.of(name + ", used by slot " + holder.get()));
                holder = awaitChange(turn, holder.get(), deadline);
            }
            mine = true;
            return turn;
        } finally {
            if (!mine) {
                turn.close();
            }
            work.waitingFor(Optional.empty());
        }
    }

    private Instrument named(String name) {
        return equipment.get().instruments().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SequenceException(
                        FaultCode.INSTRUMENT_DOWN,
                        "The station file names no instrument '%s', only %s. Name it there."
                                .formatted(
                                        name,
                                        equipment.get().instruments().stream()
                                                .map(Instrument::name)
                                                .toList())));
    }

    private synchronized void line(Turn turn) {
        queues.computeIfAbsent(turn.name, name -> new ArrayDeque<>()).addLast(turn);
    }

    /** The slot that has the instrument now; empty when it is this turn. */
    private synchronized Optional<Integer> holderBefore(Turn turn) {
        Turn first = queue(turn).peekFirst();
        return first == null || first == turn ? Optional.empty() : Optional.of(first.slot);
    }

    private Deque<Turn> queue(Turn turn) {
        return queues.getOrDefault(turn.name, new ArrayDeque<>());
    }

    /** Waits until it is this turn, or somebody else has the instrument; returns who has it then. */
    private synchronized Optional<Integer> awaitChange(Turn turn, int seen, Deadline deadline) {
        try {
            Optional<Integer> holder = holderBefore(turn);
            while (holder.equals(Optional.of(seen))) {
                if (deadline.hasPassed()) {
                    throw new SequenceException(
                            FaultCode.INSTRUMENT_BUSY,
                            "Instrument %s was not free within %d s; slot %d uses it."
                                    .formatted(turn.name, deadline.budget().toSeconds(), seen));
                }
                wait(Math.max(1, Math.min(LOOK_MILLIS, deadline.remainingMillis()))); // 0 would be for ever
                holder = holderBefore(turn);
            }
            return holder;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SequenceException(FaultCode.STOPPED, "Stopped while waiting for " + turn.name + ".", e);
        }
    }

    private synchronized void leave(Turn turn) {
        Deque<Turn> queue = queue(turn);
        queue.remove(turn);
        if (queue.isEmpty()) {
            queues.remove(turn.name);
        }
        notifyAll();
    }

    /** Takes away whatever a slot still has in hand or waits for: its run is over. */
    public synchronized void releaseAll(int slot) {
        queues.values().forEach(queue -> queue.removeIf(turn -> turn.slot == slot));
        queues.values().removeIf(Deque::isEmpty);
        notifyAll();
    }

    /** A place in the queue; compared by identity. */
    private final class Turn implements Lease {
        private final String name;
        private final int slot;
        private final Instrument instrument;

        Turn(String name, int slot, Instrument instrument) {
            this.name = name;
            this.slot = slot;
            this.instrument = instrument;
        }

        @Override
        public String address() {
            return instrument.address();
        }

        @Override
        public int baud() {
            return instrument.baud();
        }

        @Override
        public Duration timeout() {
            return instrument.timeout();
        }

        @Override
        public void close() {
            leave(this);
        }
    }
}
