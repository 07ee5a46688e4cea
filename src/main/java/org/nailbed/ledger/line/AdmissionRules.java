package org.nailbed.ledger.line;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a product asks of a unit before a run.
 *
 * @param step the work that this run does to the unit, such as "flash" or "final-test"; the same word on every line
 * @param after steps that the unit must have passed before
 * @param afterPass what to do with a unit that passed this step already
 * @param maxAttempts how many runs of this step a unit is admitted to without a reason, 1 or more; empty for any number
 */
public record AdmissionRules(String step, List<String> after, AfterPass afterPass, OptionalInt maxAttempts) {

    /** What to do with a unit that passed this step already. */
    public enum AfterPass {
        REFUSE,
        /** Admit it with a reason. */
        ASK,
        REWORK
    }

    /** @throws IllegalArgumentException when a step is blank or the number of attempts is below 1 */
    public AdmissionRules {
        after = List.copyOf(after);
        if (step.isBlank() || after.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("A step has no name.");
        }
        if (maxAttempts.isPresent() && maxAttempts.getAsInt() < 1) {
            throw new IllegalArgumentException("maxAttempts is " + maxAttempts.getAsInt() + ", expected 1 or more.");
        }
    }
}
