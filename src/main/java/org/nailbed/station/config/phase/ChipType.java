package org.nailbed.station.config.phase;

import java.util.Optional;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Place;
import org.nailbed.station.config.yaml.Schema;
import org.nailbed.station.config.yaml.Type;

/** The chip of a product, kept for what depends on it and is read later. */
public record ChipType() implements Type<String> {

    /** As Espressif writes it: "ESP32-S3". */
    public record Chip(String name) {}

    @Override
    public Optional<String> read(Place place) {
        Optional<String> name = Values.CHIP_NAME.read(place);
        name.ifPresent(chip -> place.reading().keep(new Chip(chip)));
        return name;
    }

    @Override
    public Schema schema() {
        return Values.CHIP_NAME.schema();
    }

    @Override
    public String words() {
        return Values.CHIP_NAME.words();
    }
}
