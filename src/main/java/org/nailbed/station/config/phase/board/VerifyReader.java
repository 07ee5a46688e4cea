package org.nailbed.station.config.phase.board;

import java.time.Duration;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.board.Verify;
import org.nailbed.station.config.phase.KindReader;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;

/** {@code verify}. */
public final class VerifyReader extends KindReader {

    public VerifyReader() {
        super(
                new Facts(
                        "verify",
                        "Proves that the board holds a firmware set; writes nothing.",
                        Duration.ofMinutes(1),
                        Role.READS),
                Shape.of(Sets.FIRMWARE));
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
