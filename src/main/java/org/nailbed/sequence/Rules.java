package org.nailbed.sequence;

import java.util.Optional;
import org.nailbed.run.Fault;
import org.nailbed.wire.Deadline;

/** The rules of the line: whether a unit may be worked on, asked when the board is identified and nothing was written yet. */
@FunctionalInterface
public interface Rules {

    /** Admits every unit, and counts nothing. */
    Rules NONE = (work, deadline) -> new Admitted(1, Optional.empty());

    /**
     * Asks for this unit, by {@link PhaseWork#dut()}; may give it a serial number by {@link PhaseWork#named}, and may ask the
     * operator for a reason. Interruptible only while it asks a person.
     */
    Answer admit(PhaseWork work, Deadline deadline);

    /** What the rules say. */
    sealed interface Answer {}

    /**
     * The unit goes on.
     *
     * @param attempt which one at this step of the line, from 1
     * @param reason why it goes on although a rule spoke against it, in a person's words
     */
    record Admitted(int attempt, Optional<String> reason) implements Answer {}

    /** The run ends here; nothing was written. */
    record Refused(Fault fault) implements Answer {}
}
