package org.nailbed.sequence.runner;

import java.util.Optional;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.Programmer;
import org.nailbed.run.Attachment;
import org.nailbed.run.Dut;
import org.nailbed.run.RunStart;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.Phase;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.Surroundings;
import org.nailbed.sequence.UnitData;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Ticker;

/** One try of one phase at work. */
record Work(RunContext run, Phase now, MeasurementSheet sheet, Deadline deadline) implements PhaseWork {

    @Override
    public RunStart start() {
        return run.facts().start();
    }

    @Override
    public Recipe recipe() {
        return run.recipe();
    }

    @Override
    public String phase() {
        return now.name();
    }

    @Override
    public Dut dut() {
        return run.facts().dut();
    }

    @Override
    public void identified(BoardIdentity board) {
        run.seat().identified(board);
        run.isDut(dut().identified(board.mac(), board.chip()));
    }

    @Override
    public void named(String serialNumber) {
        run.isDut(dut().named(serialNumber));
    }

    @Override
    public Programmer programmer() {
        return run.seat().programmer(deadline);
    }

    @Override
    public Surroundings surroundings() {
        return run.site().surroundings();
    }

    @Override
    public UnitData data() {
        return run.data();
    }

    @Override
    public void attach(Attachment attachment) {
        run.facts().attach(attachment);
    }

    @Override
    public void waitingFor(Optional<String> what) {
        run.site().observer().waitingFor(what);
    }

    @Override
    public Ticker ticker() {
        return run.ticker();
    }
}
