package org.nailbed.station.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nailbed.flash.Progress;
import org.nailbed.ledger.LedgerException;
import org.nailbed.run.Dut;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;
import org.nailbed.run.PhaseKey;
import org.nailbed.run.Run;
import org.nailbed.run.RunStart;
import org.nailbed.sequence.Instruments;
import org.nailbed.sequence.Operator;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Printers;
import org.nailbed.sequence.Rules;
import org.nailbed.sequence.RunObserver;
import org.nailbed.sequence.Surroundings;
import org.nailbed.sequence.runner.SequenceRunner;
import org.nailbed.sequence.runner.Site;
import org.nailbed.station.SlotPort;
import org.nailbed.station.SlotState.Activity;
import org.nailbed.station.SlotState.Ended;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Ticker;

/** One run on one slot, on that slot's thread: begun in the ledger, run on the board, stored, and only then shown. */
final class SlotRun implements RunObserver {

    private static final Logger LOG = System.getLogger(SlotRun.class.getName());

    /** A database that is restarted is back by then; an operator does not wait longer. */
    static final Duration STORE_PATIENCE = Duration.ofSeconds(10);

    private static final Duration STORE_PAUSE = Duration.ofMillis(500);

    private final SlotCrew crew;
    private final RunStart start;
    private final Slot slot;
    private final SlotPort port;
    private final long startedNanos;

    SlotRun(SlotCrew crew, RunStart start) {
        this.crew = crew;
        this.start = start;
        this.slot = crew.slot();
        this.port = slot.port();
        this.startedNanos = ticker().nanos();
    }

    /** Never throws: whatever happens, the slot ends in a verdict and its thread lives on. */
    void run() {
        try {
            if (begun()) {
                Run run = runOnBoard();
                slot.learnt(
                        crew.parts().programmers().learntBaud(port, crew.parts().product()));
                store(run);
                crew.plan().learn(run);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, port + ": run " + start.id() + " broke off.", e);
            show(noDut(), Outcome.ERROR, Optional.of(new Fault(FaultCode.INTERNAL, port + ": " + e)));
        } finally {
            crew.interlock().release(port);
        }
    }

    private boolean begun() {
        try {
            crew.parts().ledger().begin(start);
            return true;
        } catch (LedgerException e) {
            showDatabaseDown(
                    noDut(),
                    "the run could not be begun in the ledger, nothing was written to the board: " + e.getMessage());
            return false;
        }
    }

    private Dut noDut() {
        return Dut.withSerialNumber(start.serialNumber());
    }

    private Run runOnBoard() {
        SequenceRunner runner = new SequenceRunner(crew.parts().times().clock(), ticker());
        slot.stopGate().enter();
        try {
            Surroundings surroundings = new Surroundings(this::admit, Operator.NOBODY, Instruments.NONE, Printers.NONE);
            Site site = new Site(
                    listener ->
                            crew.parts().programmers().open(port, crew.parts().product(), listener),
                    surroundings,
                    this);
            return runner.run(start, crew.parts().product().recipe(), site);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, port + ": run " + start.id() + " broke off.", e);
            return broken(new Fault(FaultCode.INTERNAL, port + ": the run broke off: " + e));
        } finally {
            slot.stopGate().leave();
        }
    }

    private Run broken(Fault fault) {
        Instant now = crew.parts().times().clock().instant();
        return new Run(start, noDut(), List.of(), Optional.of(fault), now, List.of());
    }

    private void store(Run run) {
        Deadline patience = Deadline.after(STORE_PATIENCE, ticker());
        while (true) {
            try {
                crew.parts().ledger().finish(run);
                show(run.dut(), run.outcome(), run.decidingFault());
                return;
            } catch (LedgerException e) {
                LOG.log(Level.WARNING, port + ": run " + start.id() + " is not stored yet: " + e.getMessage());
                if (!e.isConnectionTrouble()) {
                    showDatabaseDown(run.dut(), "the ledger refused the record: " + e.getMessage());
                    return;
                }
                if (patience.hasPassed() || crew.isClosing()) {
                    giveUpStoring(run, e);
                    return;
                }
                slot.update(running -> running.with(Activity.STORING));
                crew.news().slotChanged(port.number());
                ticker().sleep(STORE_PAUSE);
            }
        }
    }

    /** The record is kept, and says that it came late: a verdict that nobody was shown must not count as a PASS. */
    private void giveUpStoring(Run run, LedgerException cause) {
        String what = "the record was not stored within " + STORE_PATIENCE.toSeconds() + " s: " + cause.getMessage();
        Optional<Fault> outside =
                run.faultOutsidePhases().or(() -> Optional.of(new Fault(FaultCode.DATABASE_DOWN, port + ": " + what)));
        crew.clerk().storeLater(new Run(run.start(), run.dut(), run.phases(), outside, run.ended(), run.attachments()));
        showDatabaseDown(run.dut(), what);
    }

    private void showDatabaseDown(Dut dut, String what) {
        show(dut, Outcome.ERROR, Optional.of(new Fault(FaultCode.DATABASE_DOWN, port + ": " + what)));
    }

    private void show(Dut dut, Outcome outcome, Optional<Fault> fault) {
        Duration duration = Duration.ofNanos(ticker().nanos() - startedNanos);
        slot.end(new Ended(start.id(), dut, outcome, fault, duration));
        crew.news().slotChanged(port.number());
        crew.clerk().poke();
    }

    @Override
    public void phaseStarted(PhaseKey phase, int index, int count) {
        slot.meter().ifPresent(meter -> meter.phaseStarted(phase, index));
        crew.news().slotChanged(port.number());
    }

    @Override
    public void progressed(Progress progress) {
        slot.meter().ifPresent(meter -> meter.progressed(progress));
        crew.news().slotProgressed(port.number());
    }

    @Override
    public void identified(Dut dut) {
        slot.update(running -> running.with(dut));
        crew.news().slotChanged(port.number());
    }

    @Override
    public void waitingFor(Optional<String> what) {}

    @Override
    public void tearingDown() {
        slot.stopGate().leave();
    }

    /** Asks the ledger, so the gate is left for it: an interrupt there would look like a database that is down. */
    private Rules.Answer admit(PhaseWork work, Deadline deadline) {
        slot.stopGate().leave();
        try {
            return crew.interlock()
                    .claim(work.dut(), port)
                    .<Rules.Answer>map(Rules.Refused::new)
                    .orElseGet(() -> new Rules.Admitted(1, Optional.empty()));
        } catch (LedgerException e) {
            return new Rules.Refused(new Fault(
                    FaultCode.DATABASE_DOWN,
                    port + ": the ledger could not be asked whose MAC this is: " + e.getMessage()));
        } finally {
            slot.stopGate().enter();
        }
    }

    private Ticker ticker() {
        return crew.parts().times().ticker();
    }
}
