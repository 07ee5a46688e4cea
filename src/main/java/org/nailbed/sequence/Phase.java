package org.nailbed.sequence;

import java.time.Duration;
import java.util.Map;
import org.nailbed.run.Expectation;

/**
 * One step on a DUT, as data: what to do, how long it may take, and what follows when it fails.
 *
 * @param name unique in its sequence; as records name it
 * @param budget the deadline of each try
 * @param limits what is expected of measurements that the kind takes anyway, by their names
 */
public record Phase(String name, Duration budget, Policy policy, Map<String, Expectation> limits, PhaseKind kind) {

    /** The most that a product may ask for: a phase that needs more tries is no test. */
    public static final int MOST_TRIES = 10;

    /** @throws IllegalArgumentException when the budget is not more than nothing */
    public Phase {
        limits = Map.copyOf(limits);
        if (budget.isNegative() || budget.isZero()) {
            throw new IllegalArgumentException("Phase " + name + " has a budget of " + budget + ", expected more.");
        }
    }

    /** Named as its kind, tried once, ends the run's main part when it fails. */
    public static Phase of(PhaseKind kind, Duration budget) {
        return new Phase(kind.word(), budget, Policy.ONCE, Map.of(), kind);
    }

    /** What follows when the phase is not good. */
    public enum OnFault {
        /** The rest of setup and main is left out. */
        END,
        /** The run goes on, to learn more of a board that cannot pass any more. */
        CONTINUE
    }

    /**
     * @param tries 1 to {@link #MOST_TRIES}; the last one counts, all are recorded
     */
    public record Policy(OnFault onFault, int tries) {
        public static final Policy ONCE = new Policy(OnFault.END, 1);

        /** @throws IllegalArgumentException when the number of tries is out of its range */
        public Policy {
            if (tries < 1 || tries > MOST_TRIES) {
                throw new IllegalArgumentException(tries + " tries, expected 1 to " + MOST_TRIES + ".");
            }
        }
    }
}
