package org.nailbed.station.config.phase;

import java.time.Duration;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.station.config.yaml.Mapping.Maker;
import org.nailbed.station.config.yaml.Shape;

/** One kind of phase as product files write it: its word, its keys, and what they become. Reader, schema and page come of it. */
public abstract class KindReader implements Maker<PhaseKind> {

    private final Facts facts;
    private final Shape shape;

    /** @param shape the keys beside those that every phase has */
    protected KindReader(Facts facts, Shape shape) {
        this.facts = facts;
        this.shape = shape;
    }

    /**
     * What can be said of a kind in a few words.
     *
     * @param word as {@link PhaseKind#word()}
     * @param meaning for people: "Writes a firmware set and proves it."
     * @param usualBudget how long a try may take when the file does not say
     * @param role as {@link PhaseKind#role()}: known though the settings may be wrong
     */
    public record Facts(String word, String meaning, Duration usualBudget, Role role) {}

    public final String word() {
        return facts.word();
    }

    public final Facts facts() {
        return facts;
    }

    public final Role role() {
        return facts.role();
    }

    public final Shape shape() {
        return shape;
    }

    /** What the phase needs to find on the board. */
    public Needs needs() {
        return Needs.NOTHING;
    }

    /** Whether a program of the product runs on the board when the phase has passed. */
    public boolean starts() {
        return role() == Role.RESETS;
    }

    /** What runs on the board when a phase begins. */
    public enum Needs {
        NOTHING,
        /** An application or a program in RAM that was started before. */
        A_RUNNING_PROGRAM
    }
}
