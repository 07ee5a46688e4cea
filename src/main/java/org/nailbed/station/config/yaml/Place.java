package org.nailbed.station.config.yaml;

import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A value's place in a file.
 *
 * @param name for messages: "'budget'", "this slot"
 */
public record Place(Node node, String name, Reading reading) {

    public void fault(String message) {
        reading.faults().add(node, message);
    }

    /** A value inside this one. */
    public Place inside(Node value, String itsName) {
        return new Place(value, itsName, reading);
    }

    /** What stands here, for messages. */
    public String kind() {
        return switch (node.getNodeType()) {
            case SCALAR -> "a single value";
            case SEQUENCE -> "a list";
            case MAPPING -> "keys with values";
            case ANCHOR -> "an alias";
        };
    }
}
