package org.nailbed.sequence;

import java.util.Optional;
import org.nailbed.flash.Programmer;
import org.nailbed.run.Fault;
import org.nailbed.wire.Deadline;

/** What a phase does. */
interface Step {

    /** Every measurement that the phase will take of this product. */
    MeasurementSheet declare(Recipe recipe);

    /**
     * Does it, and writes down what it measures.
     *
     * @param work the run, the board and where to write down what is measured
     * @return why the board does not pass; a fault of the port or of the programmer is thrown as it comes
     */
    Optional<Fault> run(Work work, Deadline deadline);

    /** What a step works with. */
    record Work(Bench bench, Programmer programmer, MeasurementSheet sheet) {}

    static Step of(Phase phase) {
        if (phase instanceof Phase.Identify) {
            return new IdentifyStep();
        }
        if (phase instanceof Phase.Flash) {
            return new FlashStep();
        }
        if (phase instanceof Phase.Verify) {
            return new VerifyStep();
        }
        if (phase instanceof Phase.BootCheck) {
            return new BootCheckStep();
        }
        throw new IllegalArgumentException("Phase " + phase.name() + " has no step.");
    }
}
