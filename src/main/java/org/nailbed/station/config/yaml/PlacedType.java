package org.nailbed.station.config.yaml;

import java.util.Optional;

record PlacedType<T>(Type<T> type) implements Type<Placed<T>> {

    @Override
    public Optional<Placed<T>> read(Place place) {
        return type.read(place).map(value -> new Placed<>(value, place));
    }

    @Override
    public Schema schema() {
        return type.schema();
    }

    @Override
    public String words() {
        return type.words();
    }
}
