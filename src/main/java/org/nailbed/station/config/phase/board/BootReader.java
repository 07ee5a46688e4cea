package org.nailbed.station.config.phase.board;

import java.time.Duration;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.board.Boot;
import org.nailbed.station.config.phase.KindReader;
import org.nailbed.station.config.phase.TemplateType;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;

/** {@code boot}. */
public final class BootReader extends KindReader {

    private static final Key<Template> VERSION = Key.optional(
                    "version", new TemplateType(), "what the application must name as its version", "1.4.2")
            .otherwise("that of the firmware set");

    public BootReader() {
        super(
                new Facts(
                        "boot",
                        "Lets the board start, and compares the application that names itself with the one of a firmware set; a crash or a boot loop is recognised.",
                        Duration.ofSeconds(10),
                        Role.RESETS),
                Shape.of(Sets.FIRMWARE, VERSION));
    }

    @Override
    public void check(Section section) {
        Sets.check(section);
    }

    @Override
    public PhaseKind make(Section section) {
        return new Boot(Sets.name(section), section.find(VERSION));
    }
}
