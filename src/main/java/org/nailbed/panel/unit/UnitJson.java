package org.nailbed.panel.unit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.ledger.line.Release;
import org.nailbed.ledger.line.UnitHistory;
import org.nailbed.ledger.line.UnitHistory.Binding;

/**
 * All that was done to one unit.
 *
 * @param serialNumber absent for a unit that is known by its MAC
 * @param runs newest first
 * @param bindings the MACs that are or were its own, newest first
 */
public record UnitJson(Optional<String> serialNumber, List<UnitRunJson> runs, List<BindingJson> bindings) {

    /**
     * A MAC of the unit.
     *
     * @param run that bound it
     */
    public record BindingJson(String mac, Instant bound, UUID run, Optional<ReleaseJson> released) {

        static BindingJson of(Binding binding) {
            return new BindingJson(
                    binding.mac(),
                    binding.at(),
                    binding.run(),
                    binding.release().map(ReleaseJson::of));
        }
    }

    /** @param by a typed name; nobody has proven it */
    public record ReleaseJson(String by, Instant at, String reason) {

        static ReleaseJson of(Release release) {
            return new ReleaseJson(release.by(), release.at(), release.reason());
        }
    }

    public static UnitJson of(UnitHistory unit) {
        return new UnitJson(
                unit.serialNumber(),
                unit.visits().stream().map(UnitRunJson::of).toList(),
                unit.bindings().stream().map(BindingJson::of).toList());
    }
}
