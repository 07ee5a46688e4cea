package org.nailbed.station.config.phase.board;

import org.nailbed.flash.Extent;
import org.nailbed.sequence.board.Place;
import org.nailbed.station.config.type.Quantities;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;
import org.nailbed.station.config.yaml.Type;

/** Stretches of flash as products name them. */
final class Places {

    private static final int MAX_LABEL = 16;

    private static final Key<Integer> OFFSET =
            Key.required("offset", Values.OFFSET, "where it begins, on a sector", "0x9000");
    private static final Key<Integer> SIZE =
            Key.required("size", Quantities.SIZE, "how long it is, in whole sectors of 4 KiB", "24 KiB");

    static final Type<Place> REGION = new Mapping<>("offset and size", Shape.of(OFFSET, SIZE), Places::region);

    static final Type<Place> LABEL = Values.ruled("the label of a partition", Places::label);

    private Places() {}

    private static Place region(Section section) {
        return new Place.At(new Extent(section.need(OFFSET), section.need(SIZE)));
    }

    private static Place label(String text) {
        if (text.length() > MAX_LABEL) {
            throw new IllegalArgumentException("expected a partition's label: at most " + MAX_LABEL + " characters");
        }
        return new Place.Named(text);
    }
}
