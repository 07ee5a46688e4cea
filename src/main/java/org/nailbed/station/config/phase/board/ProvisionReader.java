package org.nailbed.station.config.phase.board;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.board.Place;
import org.nailbed.sequence.board.Provision;
import org.nailbed.sequence.lookup.Lookup;
import org.nailbed.station.config.phase.KindReader;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Placed;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;

/** {@code provision}. */
public final class ProvisionReader extends KindReader {

    private static final String USUAL_PARTITION = "nvs";

    private static final Key<Place> PARTITION = Key.optional(
                    "partition", Places.LABEL, "the label of the NVS partition in the firmware's table", "nvs")
            .otherwise(USUAL_PARTITION);
    private static final Key<Place> REGION = Key.optional(
            "region",
            Places.REGION,
            "where the NVS partition is, for firmware without a table",
            "{offset: 0x9000, size: 24 KiB}");
    private static final Key<List<Lookup>> LOOKUP = Key.optional(
            "lookup",
            LookupKeys.TYPE,
            "where the unit's data is found; templates here and in later phases name it {data.NAME}",
            "[{csv: units.csv}]");
    private static final Key<Map<String, Map<String, Placed<NvsKeys.Value>>>> VALUES = Key.required(
            "values",
            NvsKeys.TYPE,
            "what the unit gets: by namespace, then by key",
            "{factory: {serial: {text: '{serial-number}'}}}");

    public ProvisionReader() {
        super(
                new Facts(
                        "provision",
                        "Writes the unit's own NVS partition, whole, and has the board digest it.",
                        Duration.ofMinutes(1),
                        Role.WRITES),
                Shape.of(VALUES, LOOKUP, PARTITION, REGION, Sets.FIRMWARE));
    }

    @Override
    public void check(Section section) {
        if (section.names(PARTITION) && section.names(REGION)) {
            section.fault(REGION, "'region' stands beside 'partition'. Leave one of them out.");
        }
        if (!section.names(REGION)) {
            Sets.check(section);
        }
        section.find(VALUES).ifPresent(NvsKeys::checkNames);
    }

    @Override
    public PhaseKind make(Section section) {
        Place place = section.find(REGION).or(() -> section.find(PARTITION)).orElse(new Place.Named(USUAL_PARTITION));
        return new Provision(
                place,
                Sets.name(section),
                NvsKeys.items(section.need(VALUES)).toList(),
                section.find(LOOKUP).orElse(List.of()));
    }
}
