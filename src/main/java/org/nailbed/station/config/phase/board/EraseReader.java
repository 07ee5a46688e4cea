package org.nailbed.station.config.phase.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.board.Erase;
import org.nailbed.sequence.board.Place;
import org.nailbed.station.config.phase.KindReader;
import org.nailbed.station.config.type.ListOf;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;

/** {@code erase}. */
public final class EraseReader extends KindReader {

    private static final Key<List<Place>> PARTITIONS = Key.optional(
                    "partitions",
                    new ListOf<>(Places.LABEL, "this partition"),
                    "labels in the firmware's partition table",
                    "[nvs, otadata]")
            .otherwise("the whole chip, when there are no regions either");
    private static final Key<List<Place>> REGIONS = Key.optional(
            "regions",
            new ListOf<>(Places.REGION, "this region"),
            "stretches of flash",
            "[{offset: 0x9000, size: 24 KiB}]");

    public EraseReader() {
        super(
                new Facts(
                        "erase",
                        "Erases the whole flash, or parts of it, and has the board prove that they are empty.",
                        Duration.ofMinutes(2),
                        Role.WRITES),
                Shape.of(PARTITIONS, REGIONS, Sets.FIRMWARE));
    }

    @Override
    public void check(Section section) {
        if (section.names(PARTITIONS)) {
            Sets.check(section);
        }
    }

    @Override
    public PhaseKind make(Section section) {
        List<Place> places = new ArrayList<>(section.find(PARTITIONS).orElse(List.of()));
        places.addAll(section.find(REGIONS).orElse(List.of()));
        return new Erase(places, Sets.name(section));
    }
}
