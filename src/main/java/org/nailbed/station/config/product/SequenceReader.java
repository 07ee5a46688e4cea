package org.nailbed.station.config.product;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nailbed.sequence.Phase;
import org.nailbed.sequence.Sequence;
import org.nailbed.sequence.bench.Guard;
import org.nailbed.sequence.board.Boot;
import org.nailbed.sequence.board.Flash;
import org.nailbed.sequence.board.Identify;
import org.nailbed.sequence.board.Verify;
import org.nailbed.station.config.yaml.Faults;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Spelling;
import org.nailbed.station.config.yaml.Values;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the {@code sequence} of a product: a list of phases, each its name alone or with a budget. */
final class SequenceReader {

    private record Kind(Duration usualBudget, Function<Duration, Phase> make) {}

    /** A megabyte at 115200 baud, the slowest rate in use, takes about 90 s. */
    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("identify", new Kind(Duration.ofSeconds(15), budget -> Phase.of(new Identify(), budget)));
        KINDS.put("guard", new Kind(Duration.ofMinutes(1), budget -> Phase.of(new Guard(), budget)));
        KINDS.put("flash", new Kind(Duration.ofMinutes(4), budget -> Phase.of(new Flash(), budget)));
        KINDS.put("verify", new Kind(Duration.ofMinutes(1), budget -> Phase.of(new Verify(), budget)));
        KINDS.put("boot", new Kind(Duration.ofSeconds(10), budget -> Phase.of(new Boot(), budget)));
    }

    private final Section root;
    private final Faults faults;

    SequenceReader(Section root, Faults faults) {
        this.root = root;
        this.faults = faults;
    }

    Optional<Sequence> read() {
        List<Phase> phases = new ArrayList<>();
        List<Node> entries = root.list("sequence");
        for (Node entry : entries) {
            phase(entry).ifPresent(phases::add);
        }
        if (phases.size() < entries.size()) {
            return Optional.empty();
        }
        List<String> names = phases.stream().map(Phase::name).toList();
        List<String> inOrder = KINDS.keySet().stream().filter(names::contains).toList();
        if (!names.equals(inOrder) || !names.contains("identify")) {
            root.fault(
                    "sequence",
                    "'sequence' is " + names + ", expected a list of " + KINDS.keySet()
                            + ": in this order, each once, identify always.");
            return Optional.empty();
        }
        return Optional.of(new Sequence(phases));
    }

    private Optional<Phase> phase(Node entry) {
        if (!(entry instanceof MappingNode)) {
            return root.scalar(entry, "a phase", SequenceReader::kind)
                    .map(kind -> kind.make().apply(kind.usualBudget()));
        }
        Section outer = Section.of(entry, "this phase", faults);
        String name = outer.keys().stream().findFirst().orElse("");
        Optional<Section> settings = outer.section(name);
        Optional<Duration> budget = settings.flatMap(section -> section.optional("budget", Values::duration));
        settings.ifPresent(Section::refuseOthers);
        outer.refuseOthers();
        try {
            Kind kind = kind(name);
            return Optional.of(kind.make().apply(budget.orElse(kind.usualBudget())));
        } catch (IllegalArgumentException e) {
            faults.add(entry, "a phase is '" + name + "', " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Kind kind(String name) {
        Kind kind = KINDS.get(name);
        if (kind == null) {
            throw new IllegalArgumentException(Spelling.suggestion(name, KINDS.keySet()));
        }
        return kind;
    }
}
