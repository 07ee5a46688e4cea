package org.nailbed.sequence;

import java.util.Optional;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.Programmer;
import org.nailbed.run.Attachment;
import org.nailbed.run.Dut;
import org.nailbed.run.RunStart;
import org.nailbed.wire.Ticker;

/** What a phase works with: the run, its board, its surroundings, and where to write down what is found. Of the run's thread only. */
public interface PhaseWork {

    RunStart start();

    Recipe recipe();

    /** The name of the phase at work. */
    String phase();

    Dut dut();

    /** The board said who it is. */
    void identified(BoardIdentity board);

    /** The board has this serial number from now on. */
    void named(String serialNumber);

    MeasurementSheet sheet();

    /**
     * The programmer of the board. Opens the port when it is not open, as at first and after a failure, and makes sure then that
     * it is still the board that was identified.
     *
     * @throws RuntimeException {@code WireException}, {@code FlashException}, or {@link SequenceException} for another board
     */
    Programmer programmer();

    Surroundings surroundings();

    /** Everything that is known of this unit, for templates. */
    UnitData data();

    /** Keeps a file with the run. */
    void attach(Attachment attachment);

    /** Tells the people at the slot that the run waits, and for what: "dmm-1, used by slot 3". Whoever tells so tells its end: empty. */
    void waitingFor(Optional<String> what);

    Ticker ticker();
}
