package org.nailbed.station.config.phase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nailbed.station.config.yaml.Place;
import org.nailbed.station.config.yaml.Schema;
import org.nailbed.station.config.yaml.Spelling;
import org.nailbed.station.config.yaml.Type;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A phase: the word of its kind alone, or with settings below it. */
public record PhaseType(List<KindReader> kinds) implements Type<Draft> {

    /** What kinds were called once. */
    private static final Map<String, String> FORMER = Map.of("boot-check", "boot", "test", "console");

    @Override
    public Optional<Draft> read(Place place) {
        if (place.node() instanceof ScalarNode word) {
            return kind(word, place).flatMap(kind -> draft(kind, place, bare(word)));
        }
        if (!(place.node() instanceof MappingNode mapping)) {
            place.fault("a phase holds " + place.kind()
                    + ", expected the word of its kind, alone or with settings below it.");
            return Optional.empty();
        }
        if (mapping.getValue().size() != 1 || !(mapping.getValue().get(0).getKeyNode() instanceof ScalarNode word)) {
            place.fault("a phase has the keys " + words(mapping)
                    + ", expected one: the word of its kind. Indent its settings below that word.");
            return Optional.empty();
        }
        Node settings = mapping.getValue().get(0).getValueNode();
        return kind(word, place).flatMap(kind -> draft(kind, place.inside(word, ""), settings));
    }

    private static List<String> words(MappingNode mapping) {
        List<String> words = new ArrayList<>();
        for (NodeTuple entry : mapping.getValue()) {
            words.add(entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?");
        }
        return words;
    }

    /** A word that was mistyped is a fault, but what was meant is read on: one fault shall not hide others. */
    private Optional<KindReader> kind(ScalarNode word, Place place) {
        Optional<KindReader> found = ofWord(word.getValue());
        if (found.isPresent()) {
            return found;
        }
        List<String> known = kinds.stream().map(KindReader::word).toList();
        Optional<String> now = Optional.ofNullable(FORMER.get(word.getValue()));
        place.inside(word, "")
                .fault("a phase is '" + word.getValue() + "', "
                        + now.map(name -> "which is called '" + name + "' now.")
                                .orElseGet(() -> Spelling.suggestion(word.getValue(), known)));
        Optional<KindReader> meant =
                now.or(() -> Spelling.nearest(word.getValue(), known)).flatMap(this::ofWord);
        if (meant.isEmpty()) {
            place.reading().keep(new Unknown());
        }
        return meant;
    }

    private Optional<KindReader> ofWord(String word) {
        return kinds.stream().filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** That there is a phase of which nothing can be said. */
    public record Unknown() {}

    /** No settings: they may all have their usual values. */
    private static Node bare(ScalarNode word) {
        return new MappingNode(Tag.MAP, true, List.of(), FlowStyle.BLOCK, word.getStartMark(), word.getEndMark());
    }

    private static Optional<Draft> draft(KindReader kind, Place word, Node settings) {
        if (settings instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL)) {
            word.fault("'" + kind.word() + ":' has no settings. Write '- " + kind.word()
                    + "', or indent settings below it.");
            return Optional.empty();
        }
        return Optional.of(PhaseKeys.read(kind, word.inside(settings, "phase '" + kind.word() + "'"), word));
    }

    @Override
    public Schema schema() {
        List<String> alone = kinds.stream()
                .filter(kind -> kind.shape().keys().stream().noneMatch(PhaseKeys::isRequired))
                .map(KindReader::word)
                .toList();
        Map<String, Object> settings = new LinkedHashMap<>();
        kinds.forEach(kind -> settings.put(
                kind.word(),
                PhaseKeys.shape(kind).schema().with("description", kind.facts().meaning())));
        return Schema.anyOf(
                        Schema.words(alone),
                        Schema.type("object")
                                .with("properties", settings)
                                .with("additionalProperties", false)
                                .with("minProperties", 1)
                                .with("maxProperties", 1))
                .named("phase");
    }

    @Override
    public String words() {
        return "a phase";
    }
}
