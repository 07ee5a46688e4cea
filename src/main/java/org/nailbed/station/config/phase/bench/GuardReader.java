package org.nailbed.station.config.phase.bench;

import java.time.Duration;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.bench.Guard;
import org.nailbed.station.config.phase.KindReader;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;

/** {@code guard}. */
public final class GuardReader implements KindReader {

    @Override
    public String word() {
        return "guard";
    }

    @Override
    public String meaning() {
        return "Asks the rules of the line whether this unit may be worked on: serial number, route, attempts, job."
                + " A file without it gets one right behind identify.";
    }

    @Override
    public Duration usualBudget() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Role role() {
        return Role.GUARDS;
    }

    @Override
    public Shape shape() {
        return Shape.of();
    }

    @Override
    public PhaseKind make(Section section) {
        return new Guard();
    }
}
