package org.nailbed.panel.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nailbed.panel.json.FaultJson;
import org.nailbed.run.PhaseKey;
import org.nailbed.run.PhaseKey.Group;
import org.nailbed.run.PhaseRecord;

/**
 * What one phase did.
 *
 * @param tryNumber from 1
 * @param superseded a later try of the same phase counts in its place
 */
public record PhaseJson(
        Group group,
        String name,
        int tryNumber,
        boolean superseded,
        Instant started,
        double seconds,
        Optional<FaultJson> fault,
        List<MeasurementJson> measurements) {

    /** In the order in which they were done. */
    static List<PhaseJson> of(List<PhaseRecord> phases) {
        Set<PhaseKey> counting = Set.copyOf(
                PhaseRecord.counting(phases).stream().map(PhaseRecord::key).toList());
        return phases.stream()
                .map(phase -> of(phase, counting.contains(phase.key())))
                .toList();
    }

    private static PhaseJson of(PhaseRecord phase, boolean counts) {
        return new PhaseJson(
                phase.key().group(),
                phase.name(),
                phase.key().tryNumber(),
                !counts,
                phase.started(),
                phase.duration().toMillis() / 1000.0,
                phase.fault().map(FaultJson::of),
                phase.measurements().stream().map(MeasurementJson::of).toList());
    }
}
