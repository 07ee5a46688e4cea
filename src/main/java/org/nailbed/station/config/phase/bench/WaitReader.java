package org.nailbed.station.config.phase.bench;

import java.time.Duration;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.bench.Wait;
import org.nailbed.station.config.phase.KindReader;
import org.nailbed.station.config.phase.PhaseKeys;
import org.nailbed.station.config.type.Quantities;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;

/** {@code wait}. */
public final class WaitReader extends KindReader {

    private static final Duration USUAL_BUDGET = Duration.ofMinutes(2);

    private static final Key<Duration> TIME = Key.required("time", Quantities.DURATION, "how long", "500 ms");

    public WaitReader() {
        super(new Facts("wait", "Lets time pass.", USUAL_BUDGET, Role.OTHER), Shape.of(TIME));
    }

    @Override
    public void check(Section section) {
        Duration budget = section.find(PhaseKeys.BUDGET).orElse(USUAL_BUDGET);
        section.find(TIME)
                .filter(time -> time.compareTo(budget) >= 0)
                .ifPresent(time -> section.fault(
                        TIME,
                        "'time' is %d ms, the phase's budget %d ms. Give the phase a longer 'budget'."
                                .formatted(time.toMillis(), budget.toMillis())));
    }

    @Override
    public PhaseKind make(Section section) {
        return new Wait(section.need(TIME));
    }
}
