package org.nailbed.station.engine.slot;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nailbed.ledger.LedgerException;
import org.nailbed.run.Dut;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;
import org.nailbed.run.Run;
import org.nailbed.run.RunStart;
import org.nailbed.sequence.Rules;
import org.nailbed.sequence.Surroundings;
import org.nailbed.sequence.runner.SequenceRunner;
import org.nailbed.sequence.runner.Site;
import org.nailbed.station.SlotPort;
import org.nailbed.station.SlotState.Activity;
import org.nailbed.station.SlotState.Ended;
import org.nailbed.station.engine.around.GoldenRules;
import org.nailbed.station.engine.around.LineRules;
import org.nailbed.station.engine.slot.RunOrder.Purpose;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Ticker;

/** One run on one slot, on that slot's thread: begun in the ledger, run on the board, stored, and only then shown. */
final class SlotRun {

    private static final Logger LOG = System.getLogger(SlotRun.class.getName());

    /** A database that is restarted is back by then; an operator does not wait longer. */
    static final Duration STORE_PATIENCE = Duration.ofSeconds(10);

    private static final Duration STORE_PAUSE = Duration.ofMillis(500);

    private final Workshop shop;
    private final RunOrder order;
    private final RunStart start;
    private final Slot slot;
    private final SlotPort port;
    private final long startedNanos;

    SlotRun(Slot slot, Workshop shop, RunOrder order) {
        this.shop = shop;
        this.order = order;
        this.start = order.start();
        this.slot = slot;
        this.port = slot.port();
        this.startedNanos = ticker().nanos();
    }

    /** Never throws: whatever happens, the slot ends in a verdict and its thread lives on. */
    void run() {
        try {
            if (begun()) {
                Run run = runOnBoard();
                learn(run);
                store(run);
            }
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, port + ": run " + start.id() + " broke off.", e);
            Fault fault = new Fault(FaultCode.INTERNAL, port + ": the run broke off: " + e);
            // Without an end in the ledger its unit would be in work for ever.
            shop.clerk().storeLater(broken(fault));
            show(noDut(), Outcome.ERROR, Optional.of(fault));
        } finally {
            shop.instruments().releaseAll(port.number());
        }
    }

    /** What makes the next run's progress truer is worth no record. */
    private void learn(Run run) {
        try {
            slot.learnt(shop.programmers().learntBaud(port, order.product()));
            slot.plan(order.product()).learn(run);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, port + ": nothing was learnt of run " + start.id() + ".", e);
        }
    }

    private boolean begun() {
        try {
            shop.books().runs().begin(start);
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
        SequenceRunner runner = new SequenceRunner(shop.times().clock(), ticker());
        slot.stopGate().enter();
        try {
            Site site = new Site(
                    listener -> shop.programmers().open(port, order.product(), listener),
                    new Surroundings(rules(), slot.questions(), shop.instruments(), shop.printers()),
                    new RunWatch(slot, shop.news()));
            return runner.run(start, order.product().recipe(), site);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, port + ": run " + start.id() + " broke off.", e);
            return broken(new Fault(FaultCode.INTERNAL, port + ": the run broke off: " + e));
        } finally {
            slot.stopGate().leave();
        }
    }

    private Rules rules() {
        return order.purpose() == Purpose.GOLDEN
                ? new GoldenRules(shop.books(), slot.stopGate())
                : new LineRules(
                        shop.books().line(),
                        order.product(),
                        slot.stopGate(),
                        shop.times().clock());
    }

    private Run broken(Fault fault) {
        Instant now = shop.times().clock().instant();
        return new Run(start, noDut(), List.of(), Optional.of(fault), now, List.of());
    }

    private void store(Run run) {
        Deadline patience = Deadline.after(STORE_PATIENCE, ticker());
        while (true) {
            try {
                shop.books().runs().finish(run);
                tellGuard(run);
                show(run.dut(), run.outcome(), run.decidingFault());
                return;
            } catch (LedgerException e) {
                LOG.log(Level.WARNING, port + ": run " + start.id() + " is not stored yet: " + e.getMessage());
                if (!e.isConnectionTrouble()) {
                    giveUpFacts(run, e);
                    return;
                }
                if (patience.hasPassed() || shop.isClosing()) {
                    giveUpStoring(run, e);
                    return;
                }
                slot.update(running -> running.with(Activity.STORING));
                shop.news().slotChanged(port.number());
                ticker().sleep(STORE_PAUSE);
            }
        }
    }

    /** The record is kept, and says that it came late: a verdict that nobody was shown must not count as a PASS. */
    private void giveUpStoring(Run run, LedgerException cause) {
        String what = "the record was not stored within " + STORE_PATIENCE.toSeconds() + " s: " + cause.getMessage();
        Optional<Fault> outside =
                run.faultOutsidePhases().or(() -> Optional.of(new Fault(FaultCode.DATABASE_DOWN, port + ": " + what)));
        Run late = new Run(run.start(), run.dut(), run.phases(), outside, run.ended(), run.attachments());
        shop.clerk().storeLater(late);
        tellGuard(late);
        showDatabaseDown(run.dut(), what);
    }

    /** That the run ended, and why no more is known of it, may be taken all the same: without it the unit is in work for ever. */
    private void giveUpFacts(Run run, LedgerException cause) {
        String what = "the ledger refused the record: " + cause.getMessage();
        Fault fault = new Fault(FaultCode.DATABASE_DOWN, port + ": " + what);
        Run bare = new Run(run.start(), run.dut(), List.of(), Optional.of(fault), run.ended(), List.of());
        shop.clerk().storeLater(bare);
        tellGuard(bare);
        showDatabaseDown(run.dut(), what);
    }

    /** Before the verdict is shown: whoever sees it may start the next run, and the guard has its say in that. */
    private void tellGuard(Run run) {
        try {
            shop.guard().ended(run);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, port + ": the guard of the slots failed.", e);
        }
    }

    private void showDatabaseDown(Dut dut, String what) {
        show(dut, Outcome.ERROR, Optional.of(new Fault(FaultCode.DATABASE_DOWN, port + ": " + what)));
    }

    private void show(Dut dut, Outcome outcome, Optional<Fault> fault) {
        Duration duration = Duration.ofNanos(ticker().nanos() - startedNanos);
        slot.end(new Ended(start.id(), dut, outcome, fault, duration));
        shop.news().slotChanged(port.number());
        shop.clerk().poke();
    }

    private Ticker ticker() {
        return shop.times().ticker();
    }
}
