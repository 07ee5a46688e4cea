package org.nailbed.station.config.phase;

import java.util.Optional;
import org.nailbed.station.config.type.Scalar;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Place;
import org.nailbed.station.config.yaml.Schema;
import org.nailbed.station.config.yaml.Type;

/** That a phase names something which must be somewhere else: checked when all was read. */
public record NameUse(Of of, String name, Place place) {

    /** What is named. */
    public enum Of {
        /** A set under {@code firmware} of this file. */
        FIRMWARE_SET,
        /** One of the station's. */
        INSTRUMENT,
        /** One of the station's. */
        PRINTER
    }

    /** A name that is kept for the check. */
    public static Type<String> type(Of of) {
        return new NameType(of, Values.NAME);
    }

    private record NameType(Of of, Scalar<String> scalar) implements Type<String> {

        @Override
        public Optional<String> read(Place place) {
            Optional<String> name = scalar.read(place);
            name.ifPresent(word -> place.reading().keep(new NameUse(of, word, place)));
            return name;
        }

        @Override
        public Schema schema() {
            return scalar.schema();
        }

        @Override
        public String words() {
            return scalar.words();
        }
    }
}
