package org.nailbed.station.config.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nailbed.station.config.ConfigException;
import org.nailbed.station.config.ConfigFault;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong in one file, so that it is mended in one turn. */
public final class Faults {

    private final Path file;
    private final List<ConfigFault> found = new ArrayList<>();

    public Faults(Path file) {
        this.file = file;
    }

    public void add(Node node, String message) {
        add(node.getStartMark(), message);
    }

    public void add(Optional<Mark> mark, String message) {
        int line = mark.map(Mark::getLine).orElse(0) + 1;
        int column = mark.map(Mark::getColumn).orElse(0) + 1;
        boolean ended = message.endsWith(".") || message.endsWith("?");
        found.add(new ConfigFault(file, line, column, (ended ? message : message + ".").replace('\n', ' ')));
    }

    int count() {
        return found.size();
    }

    public List<ConfigFault> found() {
        return List.copyOf(found);
    }

    public void throwIfAny() {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingInt(ConfigFault::line).thenComparingInt(ConfigFault::column));
            throw new ConfigException(found);
        }
    }
}
