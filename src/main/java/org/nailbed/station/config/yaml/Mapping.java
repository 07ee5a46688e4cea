package org.nailbed.station.config.yaml;

import java.util.Optional;

/**
 * Keys with values, made into one thing.
 *
 * @param words for people: "an instrument"
 */
public record Mapping<T>(String words, Shape shape, Maker<T> maker) implements Type<T> {

    /** Makes something of a mapping. */
    @FunctionalInterface
    public interface Maker<T> {

        /**
         * Called when every key was read without fault.
         *
         * @throws IllegalArgumentException saying what does not fit together
         */
        T make(Section section);

        /** Adds what is wrong between the keys; called whatever else is wrong. */
        default void check(Section section) {}
    }

    @Override
    public Optional<T> read(Place place) {
        Section section = Section.open(place, shape);
        int before = place.reading().faults().count();
        maker.check(section);
        if (!section.isWhole() || place.reading().faults().count() > before) {
            return Optional.empty();
        }
        try {
            Optional<T> made = Optional.of(maker.make(section));
            section.refuseUnasked();
            return made;
        } catch (IllegalArgumentException e) {
            place.fault(place.name() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Schema schema() {
        return shape.schema();
    }
}
