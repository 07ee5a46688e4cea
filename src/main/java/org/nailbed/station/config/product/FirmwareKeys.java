package org.nailbed.station.config.product;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nailbed.sequence.Recipe;
import org.nailbed.station.config.ProductFirmware;
import org.nailbed.station.config.ProductFirmware.Demo;
import org.nailbed.station.config.ProductFirmware.FileAt;
import org.nailbed.station.config.ProductFirmware.Files;
import org.nailbed.station.config.ProductFirmware.Source;
import org.nailbed.station.config.type.ListOf;
import org.nailbed.station.config.type.MapOf;
import org.nailbed.station.config.type.Scalar;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Mapping.Maker;
import org.nailbed.station.config.yaml.Place;
import org.nailbed.station.config.yaml.Schema;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;
import org.nailbed.station.config.yaml.Type;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The {@code firmware} of a product: one set, or several by their names. */
record FirmwareKeys() implements Type<Map<String, FirmwareKeys.Wanted>> {

    /**
     * A set as the file describes it.
     *
     * @param from empty when that is wrong
     * @param place for what is wrong with its files
     */
    record Wanted(Optional<ProductFirmware> from, Optional<String> sha256, Place place) {}

    private static final Key<Path> SOURCE = Key.optional(
            "source",
            new PathType(),
            "a build folder or zip of ESP-IDF, PlatformIO or Arduino, a merged .bin, Intel HEX, UF2, or manifest.json of ESP Web Tools",
            "../../my-app/build");
    private static final Key<Path> IDF_BUILD =
            Key.optional("idf-build", new PathType(), "the older name of 'source'", "../../my-app/build");
    private static final Key<Integer> OFFSET = Key.required("offset", Values.OFFSET, "where in flash", "0x10000");
    private static final Key<Path> FILE = Key.required("file", new PathType(), "the file's path", "app.bin");
    private static final Key<List<FileAt>> FILES = Key.optional(
            "files",
            new ListOf<>(
                    new Mapping<>(
                            "offset and file",
                            Shape.of(OFFSET, FILE),
                            section -> new FileAt(section.need(OFFSET), section.need(FILE))),
                    "this file"),
            "files, each with its place",
            "[{offset: 0x0, file: boot.bin}, {offset: 0x10000, file: app.bin}]");
    private static final Key<Demo> DEMO = Key.optional(
            "demo",
            new Scalar<>("true or test", Schema.ANY.with("enum", List.of(true, "test")), FirmwareKeys::demo),
            "pretended firmware for boards of the virtual jig: true for a product's, test for one that tests itself",
            "true");
    private static final Key<String> SHA256 = Key.optional(
            "sha256",
            Values.SHA256,
            "what the set must be, as 'nailbed check' prints it: the SHA-256 over a line 'OFFSET SHA-256' for each image, offset in hex, in order of offset",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");

    /** Of one set. */
    static final Shape SHAPE = Shape.of(SOURCE, IDF_BUILD, FILES, DEMO, SHA256);

    private static final Mapping<Wanted> SET = new Mapping<>("a firmware set", SHAPE, new SetMaker());

    @Override
    public Optional<Map<String, Wanted>> read(Place place) {
        if (!(place.node() instanceof MappingNode mapping) || !isSeveral(mapping)) {
            Map<String, Wanted> only = new LinkedHashMap<>();
            only.put(Recipe.MAIN, SET.read(place).orElse(new Wanted(Optional.empty(), Optional.empty(), place)));
            return Optional.of(only);
        }
        return new MapOf<>(MapOf.NAME, new LenientSet()).read(place);
    }

    /** The keys of one set have lists and single values; names of sets have keys below them. */
    private static boolean isSeveral(MappingNode mapping) {
        return mapping.getValue().stream().map(NodeTuple::getValueNode).anyMatch(MappingNode.class::isInstance);
    }

    private static Demo demo(String text) {
        return switch (text) {
            case "true" -> Demo.PRODUCTION;
            case "test" -> Demo.TEST;
            default ->
                throw new IllegalArgumentException(
                        "expected true or test; for other firmware name 'source' or 'files'");
        };
    }

    @Override
    public Schema schema() {
        Schema several = new MapOf<>(MapOf.NAME, SET).schema();
        return Schema.anyOf(SET.schema(), several);
    }

    @Override
    public String words() {
        return "a firmware set, or several by their names";
    }

    /** A set with faults is still a set that phases may name. */
    private record LenientSet() implements Type<Wanted> {

        @Override
        public Optional<Wanted> read(Place place) {
            return Optional.of(SET.read(place).orElse(new Wanted(Optional.empty(), Optional.empty(), place)));
        }

        @Override
        public Schema schema() {
            return SET.schema();
        }

        @Override
        public String words() {
            return SET.words();
        }
    }

    private record PathType() implements Type<Path> {

        @Override
        public Optional<Path> read(Place place) {
            Optional<Path> path =
                    Scalar.TEXT.read(place).flatMap(text -> place.reading().beside(text));
            if (path.isEmpty() && place.node() instanceof ScalarNode) {
                place.fault(place.name() + " is no path. Paths start in the folder of this file.");
            }
            return path;
        }

        @Override
        public Schema schema() {
            return Schema.type("string");
        }

        @Override
        public String words() {
            return "a path, from this file's folder";
        }
    }

    private static final class SetMaker implements Maker<Wanted> {

        private static final List<Key<?>> WAYS = List.of(SOURCE, IDF_BUILD, FILES, DEMO);

        @Override
        public void check(Section section) {
            List<String> seen =
                    WAYS.stream().filter(section::names).map(Key::word).toList();
            if (seen.size() != 1) {
                section.place()
                        .fault(section.place().name() + " needs exactly one of 'source', 'files' and 'demo', seen "
                                + seen + ".");
            }
        }

        @Override
        public Wanted make(Section section) {
            Optional<ProductFirmware> from = Stream.of(
                            section.find(SOURCE)
                                    .or(() -> section.find(IDF_BUILD))
                                    .<ProductFirmware>map(Source::new),
                            section.find(FILES).<ProductFirmware>map(Files::new),
                            section.find(DEMO).<ProductFirmware>map(demo -> demo))
                    .flatMap(Optional::stream)
                    .findFirst();
            return new Wanted(from, section.find(SHA256), section.place());
        }
    }
}
