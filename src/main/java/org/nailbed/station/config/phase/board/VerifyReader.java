package org.nailbed.station.config.phase.board;

import java.time.Duration;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.board.Verify;
import org.nailbed.station.config.phase.KindReader;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;

/** {@code verify}. */
public final class VerifyReader implements KindReader {

    @Override
    public String word() {
        return "verify";
    }

    @Override
    public String meaning() {
        return "Proves that the board holds a firmware set; writes nothing.";
    }

    @Override
    public Duration usualBudget() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Role role() {
        return Role.READS;
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
        return new Verify(Sets.name(section));
    }
}
