package org.nailbed.station.config.yaml;

import java.util.Optional;

/** What a value may be: how it is read, and what editors and people are told of it. */
public interface Type<T> {

    /** Reads a value. What is wrong with it is added to the faults and answered as absent. */
    Optional<T> read(Place place);

    Schema schema();

    /** For people: "a time such as '90 s'". */
    String words();

    /** This, with the place where it stood. */
    default Type<Placed<T>> placed() {
        return new PlacedType<>(this);
    }
}
