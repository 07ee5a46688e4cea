package org.nailbed.sequence.board;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.nailbed.firmware.ram.RamProgram;
import org.nailbed.flash.Programmer;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.talk.Console;
import org.nailbed.sequence.talk.Dialogue;
import org.nailbed.sequence.talk.Exchange;
import org.nailbed.sequence.talk.LineEnd;
import org.nailbed.wire.Deadline;

/**
 * Loads a test program into RAM, lets it run, and talks to it. Flash is left as it is; the next phase that needs the loader resets
 * the board.
 *
 * @param exchanges at least one: a program that says nothing has proven nothing
 * @param lineEnd of what is sent
 */
public record RamTest(RamProgram program, List<Exchange> exchanges, LineEnd lineEnd) implements PhaseKind {

    private static final double BITS_PER_BYTE = 10;
    private static final Duration START = Duration.ofMillis(1500);

    /** @throws IllegalArgumentException as {@link Console} */
    public RamTest {
        exchanges = new Console(exchanges, Console.USUAL_BAUD, lineEnd).exchanges();
    }

    public RamTest(RamProgram program, List<Exchange> exchanges) {
        this(program, exchanges, LineEnd.LF);
    }

    @Override
    public String word() {
        return "ram-test";
    }

    /** The board must be known before anything is loaded into it. */
    @Override
    public Role role() {
        return Role.READS;
    }

    @Override
    public Duration expected(Recipe recipe, int baud) {
        return START.plusMillis((long) (1000 * program.totalBytes() * BITS_PER_BYTE / baud));
    }

    @Override
    public void declare(MeasurementSheet sheet, Recipe recipe) {
        sheet.declare("program-bytes", "B");
        Dialogue.declare(sheet, exchanges);
    }

    @Override
    public Optional<Fault> run(PhaseWork work, Deadline deadline) {
        Programmer programmer = work.programmer();
        programmer.runInRam(program, deadline);
        work.sheet().set("program-bytes", program.totalBytes());
        return new Dialogue(programmer.console(), lineEnd, work)
                .hold(exchanges, deadline)
                .map(fault ->
                        new Fault(FaultCode.RAM_TEST_FAILED, program.name() + " runs in RAM. " + fault.message()));
    }
}
