package org.nailbed.station.config.product;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.sequence.Recipe;
import org.nailbed.station.Product;
import org.nailbed.station.SerialNumberRule;
import org.nailbed.station.config.ConfigException;
import org.nailbed.station.config.ProductConfig;
import org.nailbed.station.config.phase.ChipType;
import org.nailbed.station.config.phase.Draft;
import org.nailbed.station.config.phase.PhaseType;
import org.nailbed.station.config.product.FirmwareKeys.Wanted;
import org.nailbed.station.config.type.FileType;
import org.nailbed.station.config.type.ListOf;
import org.nailbed.station.config.type.Quantities;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Mapping.Maker;
import org.nailbed.station.config.yaml.Reading;
import org.nailbed.station.config.yaml.Schema;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;
import org.nailbed.station.config.yaml.YamlFile;

/** Reads a product file, with all that it names. */
public final class ProductFile implements Maker<Product> {

    private static final String FIRST_VERSION = "1";

    private static final Key<String> NAME =
            Key.required("name", Values.NAME, "the product's name in every record", "demo");
    private static final Key<String> VERSION = Key.optional(
                    "version",
                    Values.VERSION_NAME,
                    "of the product, for people; the revision's hash is what is approved",
                    "1.4")
            .otherwise(FIRST_VERSION);
    private static final Key<String> CHIP =
            Key.required("chip", new ChipType(), "the chip that every board must have", "ESP32-S3");
    private static final Key<Integer> FLASH = Key.optional(
                    "flash", Quantities.SIZE, "the flash that every board must have at least", "4 MiB")
            .otherwise("what the firmware needs");
    private static final Key<SerialNumberRule> SERIAL_NUMBER = Key.optional(
                    "serial-number",
                    SerialNumberKeys.TYPE,
                    "what serial numbers look like and where they come from",
                    "{pattern: 'NB-(\\d{6})', example: NB-000001}")
            .otherwise("a unit is known by its MAC alone");
    private static final Key<LineKeys.Route> ROUTE = Key.optional(
            "route",
            LineKeys.ROUTE,
            "which step of the line this is, and what must have been done before",
            "{step: final-test, after: [ict]}");
    private static final Key<LineKeys.Retest> RETEST = Key.optional(
            "retest", LineKeys.RETEST, "what happens to units that come again", "{after-pass: ask, max-attempts: 3}");
    private static final Key<Map<String, Wanted>> FIRMWARE = Key.required(
            "firmware",
            new FirmwareKeys(),
            "what is written to the board: one set, or several by their names",
            "{source: ../../my-app/build}");
    private static final Key<LoaderChoice> LOADER = Key.optional(
                    "loader",
                    Values.oneOf(LoaderChoice.class),
                    "whether a stub is loaded, or the chip's ROM loader does all",
                    "stub")
            .otherwise("stub");
    private static final ListOf<Draft> PHASES = new ListOf<>(new PhaseType(Kinds.ALL), "this phase");
    private static final Key<List<Draft>> SETUP = Key.optional(
            "setup",
            PHASES,
            "phases before the board is worked on; when one fails, 'sequence' is left out",
            "[identify, guard]");
    private static final Key<List<Draft>> SEQUENCE =
            Key.required("sequence", PHASES, "the phases in their order", "[identify, guard, flash, boot]");
    private static final Key<List<Draft>> TEARDOWN = Key.optional(
            "teardown", PHASES, "phases that are always done, whatever happened before", "[wait: {time: 200 ms}]");

    /** Every key of a product file. */
    public static final Shape SHAPE = Shape.of(
            NAME, VERSION, CHIP, FLASH, SERIAL_NUMBER, ROUTE, RETEST, FIRMWARE, LOADER, SETUP, SEQUENCE, TEARDOWN);

    /** Of a whole product file. */
    public static Schema schema() {
        return SHAPE.schema();
    }

    private final ProductContext context;
    private final Map<String, FirmwareSet> sets = new LinkedHashMap<>();
    private List<String> warnings = List.of();
    private List<Path> reads = List.of();

    private ProductFile(ProductContext context) {
        this.context = context;
    }

    /**
     * Reads one file and every file that it names.
     *
     * @throws ConfigException with every fault of them
     */
    public static ProductConfig read(Path file, ProductContext context) {
        Reading reading = new Reading(file);
        ProductFile maker = new ProductFile(context);
        reading.keep(context.demo());
        Optional<Product> product = new Mapping<>("a product", SHAPE, maker).read(YamlFile.read(reading));
        reading.finish();
        return new ProductConfig(
                file, FileType.sha256(reading.content()), product.orElseThrow(), maker.warnings, maker.reads);
    }

    @Override
    public void check(Section root) {
        SetLoader loader = new SetLoader(context.demo(), root.find(CHIP), root.find(FLASH));
        Map<String, Wanted> wanted = root.find(FIRMWARE).orElse(Map.of());
        wanted.forEach((name, set) -> loader.load(set).ifPresent(loaded -> sets.put(name, loaded)));
        warnings = loader.warnings();
        reads = loader.reads(root.place().reading());
        Drafts drafts = drafts(root);
        OrderCheck.check(
                drafts, root.place().reading().kept(PhaseType.Unknown.class).isEmpty());
        UseCheck uses = new UseCheck(root.place().reading(), context.station());
        if (!wanted.isEmpty()) {
            uses.checkSets(wanted.keySet());
        }
        uses.checkEquipment();
        new MeasurementCheck(Standin.of(root.find(CHIP).orElse(""), wanted.keySet(), sets)).check(drafts);
    }

    private static Drafts drafts(Section root) {
        return new Drafts(
                root.find(SETUP).orElse(List.of()),
                root.find(SEQUENCE).orElse(List.of()),
                root.find(TEARDOWN).orElse(List.of()));
    }

    @Override
    public Product make(Section root) {
        Revision revision = Revision.of(root.place().reading(), sets);
        return new Product(
                root.need(NAME),
                root.find(VERSION).orElse(FIRST_VERSION),
                revision.sha256(),
                root.find(SERIAL_NUMBER),
                LineKeys.rules(root.find(ROUTE), root.find(RETEST)),
                new Recipe(drafts(root).sequence(root.find(FLASH)), root.need(CHIP), sets),
                root.find(LOADER).orElse(LoaderChoice.STUB),
                revision.content());
    }
}
