package org.nailbed.ledger.line;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.ledger.RunSummary;

/**
 * All that was done to one unit.
 *
 * @param serialNumber empty for a unit that is known by its MAC
 * @param visits its runs, newest first, admitted or not
 * @param bindings the MACs that it was bound to, newest first
 */
public record UnitHistory(Optional<String> serialNumber, List<Visit> visits, List<Binding> bindings) {

    public UnitHistory {
        visits = List.copyOf(visits);
        bindings = List.copyOf(bindings);
    }

    /** @param booking empty when the run ended before it was admitted, or was refused */
    public record Visit(RunSummary run, Optional<Booking> booking) {}

    /**
     * How a run was admitted.
     *
     * @param reason why it was admitted although it passed already or was tried too often
     */
    public record Booking(
            String step, int attempt, Admission.Kind kind, Optional<UUID> job, Optional<String> reason, Instant at) {}

    /**
     * A MAC of this unit.
     *
     * @param at when it was bound, by the station's clock
     * @param run that bound it
     * @param release how it was taken from the unit again
     */
    public record Binding(String mac, Instant at, UUID run, Optional<Release> release) {}
}
