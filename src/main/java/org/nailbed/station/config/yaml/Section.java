package org.nailbed.station.config.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One mapping of a file, asked for key by key. What is wrong is added to the faults and answered as absent; what nobody asked
 * for is refused by {@link #refuseOthers}.
 */
public final class Section {

    private final Node node;
    private final String title;
    private final Faults faults;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    private Section(Node node, String title, Faults faults) {
        this.node = node;
        this.title = title;
        this.faults = faults;
    }

    /** A node that is no mapping is a fault, and a section without keys. */
    public static Section of(Node node, String title, Faults faults) {
        Section section = new Section(node, title, faults);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(section::take);
        } else {
            faults.add(node, title + " holds " + kind(node) + ", expected keys with values.");
        }
        return section;
    }

    private void take(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            faults.add(entry.getKeyNode(), "a key must be plain text.");
        } else if (entries.putIfAbsent(key.getValue(), entry) != null) {
            faults.add(key, "key '" + key.getValue() + "' stands twice in " + title);
        }
    }

    public Node node() {
        return node;
    }

    public Set<String> keys() {
        return entries.keySet();
    }

    /** @param meaning what an absent key would have said, for the fault: "the station's name in every record" */
    public <T> Optional<T> required(String key, String meaning, Function<String, T> type) {
        if (find(key).isEmpty()) {
            faults.add(node, title + " lacks '" + key + "': " + meaning);
        }
        return optional(key, type);
    }

    /** @param type throws IllegalArgumentException saying what was expected */
    public <T> Optional<T> optional(String key, Function<String, T> type) {
        return find(key).flatMap(value -> scalar(value, "'" + key + "'", type));
    }

    public Optional<Section> section(String key) {
        return find(key).map(value -> of(value, "'" + key + "'", faults));
    }

    /** The entries of a list; empty when the key is absent or no list. */
    public List<Node> list(String key) {
        Optional<Node> value = find(key);
        if (value.isPresent() && value.get() instanceof SequenceNode sequence) {
            return new ArrayList<>(sequence.getValue());
        }
        value.ifPresent(other -> faults.add(
                other, "'" + key + "' holds " + kind(other) + ", expected a list: lines that begin with '- '."));
        return List.of();
    }

    public <T> Optional<T> scalar(Node value, String name, Function<String, T> type) {
        if (!(value instanceof ScalarNode scalar)) {
            faults.add(value, name + " holds " + kind(value) + ", expected one value.");
            return Optional.empty();
        }
        if (scalar.getTag().equals(Tag.NULL)) {
            faults.add(value, name + " has no value.");
            return Optional.empty();
        }
        try {
            return Optional.of(type.apply(scalar.getValue()));
        } catch (IllegalArgumentException e) {
            faults.add(value, name + " is '" + scalar.getValue() + "', " + e.getMessage());
            return Optional.empty();
        }
    }

    /** A fault at the value of a key, or at this section when it is absent. */
    public void fault(String key, String message) {
        faults.add(find(key).orElse(node), message);
    }

    /** A key that is allowed though nothing reads it this time. */
    public void know(String key) {
        asked.add(key);
    }

    /** Every key that was not asked for is a fault. Call when all were. */
    public void refuseOthers() {
        for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
            if (!asked.contains(entry.getKey())) {
                faults.add(
                        entry.getValue().getKeyNode(),
                        "unknown key '" + entry.getKey() + "' in " + title + ", "
                                + Spelling.suggestion(entry.getKey(), asked));
            }
        }
    }

    private Optional<Node> find(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
    }

    private static String kind(Node node) {
        return switch (node.getNodeType()) {
            case SCALAR -> "a single value";
            case SEQUENCE -> "a list";
            case MAPPING -> "keys with values";
            case ANCHOR -> "an alias";
        };
    }
}
