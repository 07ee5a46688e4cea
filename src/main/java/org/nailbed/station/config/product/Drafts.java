package org.nailbed.station.config.product;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nailbed.run.PhaseKey.Group;
import org.nailbed.sequence.Phase;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.Sequence;
import org.nailbed.sequence.bench.Guard;
import org.nailbed.sequence.board.Identify;
import org.nailbed.station.config.phase.Draft;

/** The phases of a product as its file has them, in their groups. */
record Drafts(List<Draft> setup, List<Draft> main, List<Draft> teardown) {

    private static final Duration GUARD_BUDGET = Duration.ofMinutes(1);

    /** In the order of a run in which nothing fails. */
    List<Draft> all() {
        return Stream.of(setup, main, teardown).flatMap(List::stream).toList();
    }

    List<Draft> before(Group group) {
        return switch (group) {
            case SETUP -> List.of();
            case MAIN -> setup;
            case TEARDOWN -> Stream.concat(setup.stream(), main.stream()).toList();
        };
    }

    boolean has(Role role) {
        return Stream.concat(setup.stream(), main.stream())
                .anyMatch(draft -> draft.kind().role() == role);
    }

    /**
     * Of phases that are all good. Where no phase guards, one does right behind the first that identifies.
     *
     * @param minFlashBytes that every board must have; empty for what the firmware needs
     */
    Sequence sequence(Optional<Integer> minFlashBytes) {
        boolean guarded = has(Role.GUARDS);
        List<Phase> first = phases(setup, guarded, minFlashBytes);
        boolean guardedInSetup = guarded || first.size() > setup.size();
        return new Sequence(first, phases(main, guardedInSetup, minFlashBytes), phases(teardown, true, minFlashBytes));
    }

    private static List<Phase> phases(List<Draft> drafts, boolean guarded, Optional<Integer> minFlashBytes) {
        List<Phase> phases = new ArrayList<>();
        boolean missing = !guarded;
        for (Draft draft : drafts) {
            phases.add(withFlash(draft.phase().orElseThrow(), minFlashBytes));
            if (missing && draft.kind().role() == Role.IDENTIFIES) {
                phases.add(Phase.of(new Guard(), GUARD_BUDGET));
                missing = false;
            }
        }
        return phases;
    }

    private static Phase withFlash(Phase phase, Optional<Integer> minFlashBytes) {
        return phase.kind() instanceof Identify identify
                ? new Phase(
                        phase.name(),
                        phase.budget(),
                        phase.policy(),
                        phase.limits(),
                        new Identify(identify.revisions(), minFlashBytes, identify.security()))
                : phase;
    }
}
