package org.nailbed.station.config.type;

import java.util.Optional;
import java.util.function.Function;
import org.nailbed.station.config.yaml.Place;
import org.nailbed.station.config.yaml.Schema;
import org.nailbed.station.config.yaml.Type;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One value.
 *
 * @param parse its text, as it stands in the file; throws IllegalArgumentException saying what was expected
 */
public record Scalar<T>(String words, Schema schema, Function<String, T> parse) implements Type<T> {

    public static final Scalar<String> TEXT = new Scalar<>("text", Schema.text(), Scalar::some);

    private static String some(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("expected some text");
        }
        return text;
    }

    @Override
    public Optional<T> read(Place place) {
        if (!(place.node() instanceof ScalarNode scalar)) {
            place.fault(place.name() + " holds " + place.kind() + ", expected one value: " + words + ".");
            return Optional.empty();
        }
        if (scalar.getTag().equals(Tag.NULL)) {
            place.fault(place.name() + " has no value, expected " + words + ".");
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(scalar.getValue()));
        } catch (IllegalArgumentException e) {
            place.fault(place.name() + " is '" + shortened(scalar.getValue()) + "', " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Whole values help; whole pages do not. */
    private static String shortened(String text) {
        String line = text.strip().replace("\n", "\\n");
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }

    /** The same text, made into something else. */
    public <U> Scalar<U> map(Function<T, U> more) {
        return new Scalar<>(words, schema, parse.andThen(more));
    }

    /** The same, told otherwise. */
    public Scalar<T> saying(String other) {
        return new Scalar<>(other, schema, parse);
    }
}
