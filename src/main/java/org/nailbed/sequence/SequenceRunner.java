package org.nailbed.sequence;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nailbed.flash.Programmer;
import org.nailbed.flash.Progress;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.PhaseRecord;
import org.nailbed.run.Run;
import org.nailbed.run.RunStart;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Ticker;

/**
 * Runs a sequence on one DUT on the calling thread. Never throws for what the board, the port or an interrupt does: those are
 * faults in the returned run. The programmer is closed, and its trace attached unless the run passed, whatever happens.
 *
 * <p>Even an {@link Error} ends in a fault: the slot's thread must live on, and the record of what was done so far with it.
 */
public final class SequenceRunner {

    private static final Logger LOG = System.getLogger(SequenceRunner.class.getName());

    private final InstantSource clock;
    private final Ticker ticker;

    public SequenceRunner(InstantSource clock) {
        this(clock, Ticker.SYSTEM);
    }

    /**
     * A runner whose time a test can turn.
     *
     * @param clock for the times that people read
     * @param ticker for durations and deadlines
     */
    public SequenceRunner(InstantSource clock, Ticker ticker) {
        this.clock = clock;
        this.ticker = ticker;
    }

    /**
     * Runs the recipe's sequence to its end, or to the first fault.
     *
     * @param programmer opens the port; may throw {@code WireException} or {@code FlashException}. The runner owns what it returns
     * @return every fact of the run; an interrupt gives the fault {@code STOPPED} and leaves the flag cleared
     */
    public Run run(
            RunStart start, Recipe recipe, Function<Progress.Listener, Programmer> programmer, RunObserver observer) {
        Bench bench = new Bench(start, recipe, observer);
        Optional<Programmer> opened = open(bench, programmer);
        opened.ifPresent(board -> {
            try {
                runPhases(bench, board);
            } finally {
                close(bench, board);
            }
        });
        // A stop that came too late to stop anything is not for the thread's next work.
        Thread.interrupted();
        return bench.run(clock.instant(), () -> opened.flatMap(board -> trace(bench, board)));
    }

    private static Optional<Programmer> open(Bench bench, Function<Progress.Listener, Programmer> programmer) {
        try {
            return Optional.of(programmer.apply(bench.observer()::progressed));
        } catch (RuntimeException | Error e) {
            bench.failedOutsidePhases(fault(bench, e));
            return Optional.empty();
        }
    }

    private void runPhases(Bench bench, Programmer board) {
        List<Phase> phases = bench.recipe().sequence().phases();
        Optional<Fault> before = guarded(bench, () -> unfitPort(phases, board));
        for (int i = 0; i < phases.size() && before.isEmpty(); i++) {
            if (Thread.interrupted()) {
                before = Optional.of(new Fault(
                        FaultCode.STOPPED, "Stopped before " + phases.get(i).name() + "."));
            } else if (runPhase(bench, board, i).isPresent()) {
                return;
            }
        }
        before.ifPresent(bench::failedOutsidePhases);
    }

    /** Known from the first: better said before a board is written than after. */
    private static Optional<Fault> unfitPort(List<Phase> phases, Programmer board) {
        boolean mustReset = phases.stream().anyMatch(Phase.BootCheck.class::isInstance);
        return mustReset && !board.canReset()
                ? Optional.of(new Fault(
                        FaultCode.NO_RESET_LINES,
                        "The sequence has a boot-check, but this port cannot reset the board."))
                : Optional.empty();
    }

    private Optional<Fault> runPhase(Bench bench, Programmer board, int index) {
        List<Phase> phases = bench.recipe().sequence().phases();
        Phase phase = phases.get(index);
        Instant started = clock.instant();
        long startNanos = ticker.nanos();
        Step step = Step.of(phase);
        MeasurementSheet sheet = step.declare(bench.recipe());
        Optional<Fault> fault = guarded(bench, () -> {
            bench.observer().phaseStarted(phase.name(), index, phases.size());
            return step.run(new Step.Work(bench, board, sheet), Deadline.after(phase.budget(), ticker));
        });
        Duration duration = Duration.ofNanos(ticker.nanos() - startNanos);
        bench.ended(new PhaseRecord(phase.name(), started, duration, sheet.measurements(), fault));
        return fault;
    }

    private static Optional<Fault> guarded(Bench bench, Supplier<Optional<Fault>> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            return Optional.of(fault(bench, e));
        }
    }

    private static Fault fault(Bench bench, Throwable thrown) {
        Fault fault = FaultTable.of(thrown);
        if (fault.code() == FaultCode.INTERNAL) {
            LOG.log(Level.ERROR, bench + ": nobody foresaw this", thrown);
            bench.attach("stack-trace.txt", stackTrace(thrown));
        }
        return fault;
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** A programmer does not throw here; one that does all the same changes nothing about what the board did. */
    private static void close(Bench bench, Programmer board) {
        Thread.interrupted();
        try {
            board.close();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, bench + ": the programmer did not close", e);
        }
    }

    private static Optional<String> trace(Bench bench, Programmer board) {
        try {
            return Optional.of(board.trace().dump());
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, bench + ": there is no trace", e);
            return Optional.empty();
        }
    }
}
