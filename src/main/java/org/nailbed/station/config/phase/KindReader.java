package org.nailbed.station.config.phase;

import java.time.Duration;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.station.config.yaml.Mapping.Maker;
import org.nailbed.station.config.yaml.Shape;

/** One kind of phase as product files write it: its word, its keys, and what they become. Reader, schema and page come of it. */
public interface KindReader extends Maker<PhaseKind> {

    /** As {@link PhaseKind#word()}. */
    String word();

    /** For people: "Writes a firmware set and proves it." */
    String meaning();

    /** How long a try may take when the file does not say. */
    Duration usualBudget();

    /** As {@link PhaseKind#role()}: known though the settings may be wrong. */
    Role role();

    /** The keys beside those that every phase has. */
    Shape shape();

    /** What the phase needs to find on the board. */
    default Needs needs() {
        return Needs.NOTHING;
    }

    /** Whether a program of the product runs on the board when the phase has passed. */
    default boolean starts() {
        return role() == Role.RESETS;
    }

    /** What runs on the board when a phase begins. */
    enum Needs {
        NOTHING,
        /** An application or a program in RAM that was started before. */
        A_RUNNING_PROGRAM
    }
}
