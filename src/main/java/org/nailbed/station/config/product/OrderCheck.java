package org.nailbed.station.config.product;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.station.config.phase.Draft;
import org.nailbed.station.config.phase.KindReader.Needs;

/** Whether the phases of a product can follow each other as they stand. Of several faults with one cause the first is told. */
final class OrderCheck {

    /** These bring the board into its loader. */
    private static final Set<Role> STOPPING = EnumSet.of(Role.IDENTIFIES, Role.READS, Role.WRITES);

    private OrderCheck() {}

    /** @param allKnown false when a phase is of no known kind: what it would have done cannot be missed then */
    static void check(Drafts drafts, boolean allKnown) {
        checkNames(drafts.all());
        if (allKnown) {
            checkOrder(drafts);
        }
    }

    private static void checkOrder(Drafts drafts) {
        List<Draft> work =
                Stream.concat(drafts.setup().stream(), drafts.main().stream()).toList();
        checkIdentified(drafts.all());
        checkGuarded(work, drafts.has(Role.GUARDS));
        checkRunning(work);
        drafts.teardown().stream()
                .filter(draft ->
                        draft.kind().role() == Role.GUARDS || draft.kind().role() == Role.IDENTIFIES)
                .findFirst()
                .ifPresent(draft -> draft.place()
                        .fault("'" + draft.kind().word()
                                + "' stands in teardown, when all is done. Move it to 'setup' or 'sequence'."));
    }

    private static void checkNames(List<Draft> drafts) {
        Map<String, Draft> names = new HashMap<>();
        for (Draft draft : drafts) {
            if (names.putIfAbsent(draft.name(), draft) != null) {
                draft.place()
                        .fault("a phase with the name '" + draft.name()
                                + "' stands above already. Give this one a 'name' of its own.");
            }
        }
    }

    private static void checkIdentified(List<Draft> all) {
        for (Draft draft : all) {
            Role role = draft.kind().role();
            if (role == Role.IDENTIFIES) {
                return;
            }
            if (role == Role.GUARDS || role == Role.WRITES || role == Role.READS) {
                draft.place()
                        .fault(
                                "phase '" + draft.name()
                                        + "' stands before 'identify': nobody knows yet what board it is. Put '- identify' first.");
                return;
            }
        }
    }

    /** A file without a guard gets one in time; a guard that stands too late was meant otherwise. */
    private static void checkGuarded(List<Draft> work, boolean guarded) {
        for (Draft draft : work) {
            if (!guarded || draft.kind().role() == Role.GUARDS) {
                return;
            }
            if (draft.kind().role() == Role.WRITES) {
                draft.place()
                        .fault(
                                "phase '" + draft.name()
                                        + "' writes the board before 'guard' has asked whether it may. Put it behind '- guard'.");
                return;
            }
        }
    }

    private static void checkRunning(List<Draft> work) {
        boolean running = false;
        for (Draft draft : work) {
            if (draft.kind().needs() == Needs.A_RUNNING_PROGRAM && !running) {
                draft.place()
                        .fault(
                                "phase '" + draft.name()
                                        + "' talks to a program, but the board is in its loader here. Put a 'boot' or a 'ram-test' before it.");
                return;
            }
            boolean stops = STOPPING.contains(draft.kind().role());
            running = draft.kind().starts() || (running && !stops);
        }
    }
}
