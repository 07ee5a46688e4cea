package org.nailbed.sequence;

import java.time.Duration;
import java.util.Optional;
import org.nailbed.run.Fault;
import org.nailbed.wire.Deadline;

/**
 * What a phase does, with its settings. A value: the same settings are equal, and {@code toString} names every setting, for the
 * hash of a sequence is made of it.
 */
public interface PhaseKind {

    /** As product files write it: "flash". */
    String word();

    /** Declares every measurement that the phase will take of this product; one that is never set is no PASS. */
    void declare(MeasurementSheet sheet, Recipe recipe);

    /**
     * Does it, and writes down what it measures. Ends by the deadline; an interrupt ends it earlier.
     *
     * @return why the board does not pass; a fault of port, programmer or {@link SequenceException} is thrown as it comes
     */
    Optional<Fault> run(PhaseWork work, Deadline deadline);

    /** How long it should take on a good board, to reckon the progress; what passed runs took is learnt later. */
    default Duration expected(Recipe recipe, int baud) {
        return Duration.ofSeconds(1);
    }

    /** What the phase is to a sequence, so that it can tell whether its order makes sense. */
    default Role role() {
        return Role.OTHER;
    }

    /** What a phase is to its sequence. */
    enum Role {
        /** Asks the board who it is. */
        IDENTIFIES,
        /** Asks whether this unit may be worked on. */
        GUARDS,
        /** Changes what the board holds. */
        WRITES,
        /** Reads what the board holds, through its loader. */
        READS,
        /** Resets the board into what it holds; the port must be able to. */
        RESETS,
        OTHER
    }
}
