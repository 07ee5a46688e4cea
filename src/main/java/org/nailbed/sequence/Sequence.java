package org.nailbed.sequence;

import java.util.List;

/** Ordered phases. */
public record Sequence(List<Phase> phases) {

    /** @throws IllegalArgumentException when there is no phase: such a run would say nothing about its board */
    public Sequence {
        phases = List.copyOf(phases);
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("A sequence needs at least one phase.");
        }
    }
}
