package org.nailbed.station.config.phase.board;

import java.time.Duration;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.board.Flash;
import org.nailbed.station.config.phase.KindReader;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;

/** {@code flash}. */
public final class FlashReader extends KindReader {

    public FlashReader() {
        super(
                new Facts(
                        "flash",
                        "Writes a firmware set, what the board holds already left out, and has the board digest every region of it.",
                        Duration.ofMinutes(4),
                        Role.WRITES),
                Shape.of(Sets.FIRMWARE));
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
