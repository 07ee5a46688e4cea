package org.nailbed.station.config.yaml;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * One mapping of a file, every key of it read. What is wrong was added to the faults; what nobody knows was refused, and a key that
 * is missing only because it was mistyped is no second fault.
 */
public final class Section {

    private final Place place;
    private final Shape shape;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> mistyped = new LinkedHashSet<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final int faultsBefore;
    private final int faultsAfter;

    private Section(Place place, Shape shape) {
        this.place = place;
        this.shape = shape;
        this.faultsBefore = place.reading().faults().count();
        if (place.node() instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::take);
            shape.keys().forEach(this::read);
        } else {
            place.fault(place.name() + " holds " + place.kind() + ", expected keys with values: "
                    + String.join(", ", shape.words()) + ".");
        }
        this.faultsAfter = place.reading().faults().count();
    }

    static Section open(Place place, Shape shape) {
        return new Section(place, shape);
    }

    private void take(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            place.inside(entry.getKeyNode(), "").fault("a key must be plain text.");
        } else if (shape.key(key.getValue()).isEmpty()) {
            unknown(key);
        } else if (nodes.putIfAbsent(key.getValue(), entry.getValueNode()) != null) {
            place.inside(key, "").fault("key '" + key.getValue() + "' stands twice in " + place.name() + ".");
        }
    }

    private void unknown(ScalarNode key) {
        String word = key.getValue();
        Spelling.nearest(word, shape.words()).ifPresent(mistyped::add);
        place.inside(key, "")
                .fault("unknown key '" + word + "' in " + place.name() + ", "
                        + Spelling.suggestion(word, shape.words()));
    }

    private void read(Key<?> key) {
        Optional<Place> found = place(key);
        found.flatMap(value -> key.type().read(value)).ifPresent(value -> values.put(key.word(), value));
        if (found.isEmpty() && key.need() == Key.Need.REQUIRED && !mistyped.contains(key.word())) {
            place.fault("%s lacks '%s': %s. Example: %s: %s"
                    .formatted(place.name(), key.word(), key.meaning(), key.word(), key.example()));
        }
    }

    public Place place() {
        return place;
    }

    /** Whether nothing was wrong inside, however deep. */
    public boolean isWhole() {
        return faultsBefore == faultsAfter;
    }

    /** Whether the file has this key, or a word that looks like it; its value may be wrong. */
    public boolean names(Key<?> key) {
        return nodes.containsKey(key.word()) || mistyped.contains(key.word());
    }

    /** The value; empty when it is absent or wrong. */
    // The type of the key itself put the value there, so it is one of its values.
    @SuppressWarnings("unchecked")
    public <T> Optional<T> find(Key<T> key) {
        asked.add(key.word());
        return Optional.ofNullable((T) values.get(key.word()));
    }

    /** A required key's value, in a section that {@link #isWhole()}. */
    public <T> T need(Key<T> key) {
        return find(key).orElseThrow(() -> new IllegalStateException("Key " + key.word() + " has no value."));
    }

    /** Where a key's value stands; empty when it is absent. */
    public Optional<Place> place(Key<?> key) {
        return Optional.ofNullable(nodes.get(key.word())).map(node -> place.inside(node, "'" + key.word() + "'"));
    }

    /** A fault at a key's value, or at this section when the key is absent. */
    public void fault(Key<?> key, String message) {
        place(key).orElse(place).fault(message);
    }

    /** A setting that nobody asked for would have no effect: whoever wrote it believes otherwise. */
    void refuseUnasked() {
        nodes.keySet().stream()
                .filter(word -> !asked.contains(word))
                .flatMap(word -> shape.key(word).stream())
                .forEach(key ->
                        fault(key, "'" + key.word() + "' means nothing beside what else stands here. Leave it out."));
    }
}
