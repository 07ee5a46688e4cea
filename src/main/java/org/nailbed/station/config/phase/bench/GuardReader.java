package org.nailbed.station.config.phase.bench;

import java.time.Duration;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.bench.Guard;
import org.nailbed.station.config.phase.KindReader;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;

/** {@code guard}. */
public final class GuardReader extends KindReader {

    public GuardReader() {
        super(
                new Facts(
                        "guard",
                        "Asks the rules of the line whether this unit may be worked on: serial number, route, attempts, job. A file without it gets one right behind identify.",
                        Duration.ofMinutes(1),
                        Role.GUARDS),
                Shape.of());
    }

    @Override
    public PhaseKind make(Section section) {
        return new Guard();
    }
}
