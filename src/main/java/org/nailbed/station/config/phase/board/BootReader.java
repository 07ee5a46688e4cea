package org.nailbed.station.config.phase.board;

import java.time.Duration;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.board.Boot;
import org.nailbed.station.config.phase.KindReader;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;

/** {@code boot}. */
public final class BootReader implements KindReader {

    @Override
    public String word() {
        return "boot";
    }

    @Override
    public String meaning() {
        return "Lets the board start, and compares the application that names itself with the one of a firmware set.";
    }

    @Override
    public Duration usualBudget() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Role role() {
        return Role.RESETS;
    }

    @Override
    public Shape shape() {
        return Shape.of(Sets.FIRMWARE);
    }

    @Override
    public void check(Section section) {
        Sets.check(section);
    }

    @Override
    public PhaseKind make(Section section) {
        return new Boot(Sets.name(section));
    }
}
