package org.nailbed.station.config.phase.board;

import java.time.Duration;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.board.Flash;
import org.nailbed.station.config.phase.KindReader;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;

/** {@code flash}. */
public final class FlashReader implements KindReader {

    @Override
    public String word() {
        return "flash";
    }

    @Override
    public String meaning() {
        return "Writes a firmware set, what the board holds already left out, and has the board digest every region of it.";
    }

    @Override
    public Duration usualBudget() {
        return Duration.ofMinutes(4);
    }

    @Override
    public Role role() {
        return Role.WRITES;
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
        return new Flash(Sets.name(section));
    }
}
