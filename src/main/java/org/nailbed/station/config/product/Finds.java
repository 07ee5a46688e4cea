package org.nailbed.station.config.product;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.nailbed.sequence.board.Provision;
import org.nailbed.sequence.lookup.Lookup;
import org.nailbed.station.config.phase.Draft;

/** What phases find of their units in tables and services. */
final class Finds {

    private static final String PROVISION = "provision";

    private Finds() {}

    /**
     * What was found before, and what this phase finds.
     *
     * @return empty when that cannot be known: a service answers what it likes, and a phase with faults says nothing
     */
    static Optional<Set<String>> with(Optional<Set<String>> before, Draft draft) {
        if (before.isEmpty() || !draft.kind().word().equals(PROVISION)) {
            return before;
        }
        if (draft.phase().isEmpty()) {
            return Optional.empty();
        }
        Set<String> all = new HashSet<>(before.get());
        Provision provision = (Provision) draft.phase().get().kind();
        for (Lookup lookup : provision.lookups()) {
            if (lookup.names().isEmpty()) {
                return Optional.empty();
            }
            all.addAll(lookup.names().get());
        }
        return Optional.of(all);
    }
}
