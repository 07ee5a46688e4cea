package org.nailbed.station.config.type;

import java.util.List;
import java.util.Optional;
import org.nailbed.station.config.yaml.Place;
import org.nailbed.station.config.yaml.Schema;
import org.nailbed.station.config.yaml.Type;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * One word, or keys with values.
 *
 * @param meant what the word stands for
 */
public record WordOr<T>(String word, T meant, Type<T> more) implements Type<T> {

    @Override
    public Optional<T> read(Place place) {
        return place.node() instanceof MappingNode ? more.read(place) : scalar().read(place);
    }

    private Scalar<T> scalar() {
        return new Scalar<>(words(), Schema.words(List.of(word)), text -> {
            if (!text.equals(word)) {
                throw new IllegalArgumentException("expected " + words());
            }
            return meant;
        });
    }

    @Override
    public Schema schema() {
        return Schema.anyOf(scalar().schema(), more.schema());
    }

    @Override
    public String words() {
        return word + ", or " + more.words();
    }
}
