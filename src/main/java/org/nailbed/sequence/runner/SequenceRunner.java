package org.nailbed.sequence.runner;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.nailbed.run.Blame;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;
import org.nailbed.run.PhaseKey;
import org.nailbed.run.PhaseKey.Group;
import org.nailbed.run.PhaseRecord;
import org.nailbed.run.Run;
import org.nailbed.run.RunStart;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.Phase;
import org.nailbed.sequence.Phase.OnFault;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.Recipe;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Ticker;

/**
 * Runs a sequence on one DUT on the calling thread. Never throws for what the board, the port or an interrupt does: those are
 * faults in the returned run. Every phase of teardown is done and the programmer closed, and its trace attached unless the run
 * passed, whatever happens. No phase writes a board that the rules of the line have not admitted in this run, also in teardown.
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
     * Runs setup, then main unless setup failed, then teardown.
     *
     * @return every fact of the run; an interrupt before teardown gives the fault {@code STOPPED}. The flag is cleared
     */
    public Run run(RunStart start, Recipe recipe, Site site) {
        RunContext run = RunContext.of(start, recipe, site, ticker);
        try {
            if (group(run, Group.SETUP)) {
                group(run, Group.MAIN);
            }
        } finally {
            tellTearingDown(site);
            // From here on nothing is stopped; a stop that came too late to stop anything is not for the thread's next
            // work.
            Thread.interrupted();
            tearDown(run);
            Thread.interrupted();
        }
        return withTrace(run, clock.instant());
    }

    private void tearDown(RunContext run) {
        try {
            group(run, Group.TEARDOWN);
        } finally {
            run.seat().close();
        }
    }

    /** An observer that breaks must not keep teardown from running. */
    private static void tellTearingDown(Site site) {
        try {
            site.observer().tearingDown();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "An observer of a run broke", e);
        }
    }

    private static Run withTrace(RunContext run, Instant ended) {
        Run facts = run.facts().run(ended);
        if (facts.outcome() == Outcome.PASS) {
            return facts;
        }
        run.seat().trace().ifPresent(text -> run.facts().attach("trace.txt", text));
        return run.facts().run(ended);
    }

    /** Answers whether the groups behind this one are wanted. */
    private boolean group(RunContext run, Group group) {
        for (Phase phase : run.recipe().sequence().phases(group)) {
            // In teardown an interrupt is forgotten, whoever sent it.
            if (Thread.interrupted() && group != Group.TEARDOWN) {
                run.facts().failedOutsidePhases(new Fault(FaultCode.STOPPED, "Stopped before " + phase.name() + "."));
                return false;
            }
            PhaseRecord last = tries(run, new PhaseKey(group, phase.name(), 1), phase);
            if (group != Group.TEARDOWN && endsRun(last, phase)) {
                return false;
            }
        }
        return true;
    }

    private static boolean endsRun(PhaseRecord last, Phase phase) {
        return isStopped(last) || (!last.isGood() && phase.policy().onFault() == OnFault.END);
    }

    private static boolean isStopped(PhaseRecord phase) {
        return phase.fault()
                .filter(fault -> fault.code().blame() == Blame.OPERATOR)
                .isPresent();
    }

    private PhaseRecord tries(RunContext run, PhaseKey first, Phase phase) {
        PhaseRecord done = once(run, first, phase);
        while (!done.isGood()
                && !isStopped(done)
                && done.key().tryNumber() < phase.policy().tries()) {
            done = once(run, done.key().nextTry(), phase);
        }
        done.measurements().forEach(measurement -> run.measured(phase.name(), measurement));
        return done;
    }

    private PhaseRecord once(RunContext run, PhaseKey key, Phase phase) {
        Instant started = clock.instant();
        long startNanos = ticker.nanos();
        MeasurementSheet sheet = new MeasurementSheet(phase.limits());
        Optional<Fault> fault = guarded(run, key, phase, sheet);
        Duration duration = Duration.ofNanos(ticker.nanos() - startNanos);
        PhaseRecord done = new PhaseRecord(key, started, duration, sheet.measurements(), fault);
        run.ended(done);
        if (phase.kind().role() == Role.GUARDS && done.isGood()) {
            run.facts().admitted();
        }
        return done;
    }

    private Optional<Fault> guarded(RunContext run, PhaseKey key, Phase phase, MeasurementSheet sheet) {
        try {
            phase.kind().declare(sheet, run.recipe());
            int index = run.recipe().sequence().phases().indexOf(phase);
            run.site()
                    .observer()
                    .phaseStarted(key, index, run.recipe().sequence().phases().size());
            if (phase.kind().role() == Role.WRITES && !run.facts().isAdmitted()) {
                return Optional.of(notAdmitted(run, phase));
            }
            Deadline deadline = Deadline.after(phase.budget(), ticker);
            return phase.kind().run(new Work(run, phase, sheet, deadline), deadline);
        } catch (RuntimeException | Error e) {
            // Nobody knows what the board does next: the next phase meets it anew.
            run.seat().close();
            return Optional.of(fault(run, e));
        }
    }

    /** In teardown, or behind a guard that lets the run go on: the fault is of the kind that kept the board from being admitted. */
    private Fault notAdmitted(RunContext run, Phase phase) {
        FaultCode why = run.facts()
                .run(clock.instant())
                .decidingFault()
                .map(Fault::code)
                .orElse(FaultCode.INTERNAL);
        return new Fault(
                why, "Phase " + phase.name() + " wrote nothing: the rules of the line have not admitted this board.");
    }

    private static Fault fault(RunContext run, Throwable thrown) {
        Fault fault = FaultTable.of(thrown);
        if (fault.code() == FaultCode.INTERNAL) {
            LOG.log(Level.ERROR, run.facts() + ": nobody foresaw this", thrown);
            run.facts().attach("stack-trace.txt", run.data().masked(stackTrace(thrown)));
        }
        return fault;
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
