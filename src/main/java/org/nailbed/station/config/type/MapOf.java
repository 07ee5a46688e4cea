package org.nailbed.station.config.type;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nailbed.station.config.yaml.Place;
import org.nailbed.station.config.yaml.Schema;
import org.nailbed.station.config.yaml.Type;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Keys that the file chooses, each with a value of one type, in the file's order. One that is wrong is left out.
 *
 * @param names pattern for a whole key, in the part of the language that Java and ECMAScript share
 */
public record MapOf<T>(Pattern names, Type<T> type) implements Type<Map<String, T>> {

    /** Lower-case words with dashes. */
    public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    @Override
    public Optional<Map<String, T>> read(Place place) {
        if (!(place.node() instanceof MappingNode mapping)) {
            place.fault(place.name() + " holds " + place.kind() + ", expected names with values.");
            return Optional.empty();
        }
        Map<String, T> entries = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            name(place, entry, entries)
                    .ifPresent(name -> type.read(place.inside(entry.getValueNode(), "'" + name + "'"))
                            .ifPresent(value -> entries.put(name, value)));
        }
        return Optional.of(entries);
    }

    private Optional<String> name(Place place, NodeTuple entry, Map<String, T> before) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            place.inside(entry.getKeyNode(), "").fault("a key must be plain text.");
            return Optional.empty();
        }
        Place keyPlace = place.inside(key, "");
        if (!names.matcher(key.getValue()).matches()) {
            keyPlace.fault("name '" + key.getValue() + "' in " + place.name() + " does not fit " + names + ".");
            return Optional.empty();
        }
        if (before.containsKey(key.getValue())) {
            keyPlace.fault("'" + key.getValue() + "' stands twice in " + place.name() + ".");
            return Optional.empty();
        }
        return Optional.of(key.getValue());
    }

    @Override
    public Schema schema() {
        return Schema.type("object")
                .with("patternProperties", Map.of("^(?:" + names + ")$", type.schema()))
                .with("additionalProperties", false);
    }

    @Override
    public String words() {
        return "names, each with " + type.words();
    }
}
