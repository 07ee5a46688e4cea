package org.nailbed.station.config.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nailbed.station.config.yaml.Place;
import org.nailbed.station.config.yaml.Schema;
import org.nailbed.station.config.yaml.Type;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A list. An entry that is wrong is left out, so that the others are still checked against each other.
 *
 * @param each how messages call an entry: "this slot"
 */
public record ListOf<T>(Type<T> type, String each) implements Type<List<T>> {

    @Override
    public Optional<List<T>> read(Place place) {
        if (!(place.node() instanceof SequenceNode sequence)) {
            place.fault(place.name() + " holds " + place.kind() + ", expected a list: lines that begin with '- '.");
            return Optional.empty();
        }
        if (sequence.getValue().isEmpty()) {
            place.fault(place.name() + " is an empty list. Leave the key out, or give it an entry.");
            return Optional.empty();
        }
        List<T> entries = new ArrayList<>();
        for (Node entry : sequence.getValue()) {
            type.read(place.inside(entry, each)).ifPresent(entries::add);
        }
        return Optional.of(entries);
    }

    @Override
    public Schema schema() {
        return Schema.type("array").with("items", type.schema()).with("minItems", 1);
    }

    @Override
    public String words() {
        return "a list, each " + type.words();
    }
}
