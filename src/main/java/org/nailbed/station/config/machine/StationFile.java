package org.nailbed.station.config.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nailbed.station.config.ConfigException;
import org.nailbed.station.config.Equipment;
import org.nailbed.station.config.Equipment.Instrument;
import org.nailbed.station.config.Equipment.Printer;
import org.nailbed.station.config.StationConfig;
import org.nailbed.station.config.StationConfig.Approval;
import org.nailbed.station.config.StationConfig.Boards;
import org.nailbed.station.config.StationConfig.Database;
import org.nailbed.station.config.StationConfig.Panel;
import org.nailbed.station.config.StationConfig.Real;
import org.nailbed.station.config.StationConfig.ScanOrder;
import org.nailbed.station.config.StationConfig.VirtualJig;
import org.nailbed.station.config.type.ListOf;
import org.nailbed.station.config.type.Quantities;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Mapping.Maker;
import org.nailbed.station.config.yaml.Reading;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;
import org.nailbed.station.config.yaml.YamlFile;
import org.nailbed.station.fixture.FixtureSettings;
import org.nailbed.station.fixture.HealthSettings;
import org.nailbed.station.fixture.ScannerSettings;

/** Reads a station file. */
public final class StationFile implements Maker<StationConfig> {

    static final int DEFAULT_BAUD = 921_600;

    private static final Key<String> NAME =
            Key.required("name", Values.NAME, "the station's name in every record", "line-1");
    private static final Key<String> PRODUCT =
            Key.optional("product", Values.NAME, "which file of products/ is made here", "demo");
    private static final Key<List<String>> PRODUCTS = Key.optional(
            "products",
            new ListOf<>(Values.NAME, "this product"),
            "which files of products/ may be made here, the first unless told otherwise",
            "[demo, demo-full]");
    private static final Key<Integer> BAUD = Key.optional(
                    "baud",
                    Quantities.BAUD_RATE_OR_AUTO,
                    "the rate to write at; auto learns the highest that each slot's adapter and boards hold, and keeps it in the data folder; connection is always made at 115200",
                    "921600 baud")
            .otherwise("921600 baud");
    private static final Key<List<Slots.Entry>> SLOTS =
            Key.optional("slots", Slots.TYPE, "the numbered places of the jig", "[{number: 1, usb: 1-2.3}]");
    private static final Key<VirtualJig> JIG =
            Key.optional("virtual-jig", Jig.TYPE, "pretended boards instead of slots", "{chip: ESP32-S3, boards: 8}");
    private static final Key<FixtureSettings> FIXTURE = Key.optional(
            "fixture", FixtureKeys.TYPE, "what the jig can do beside holding boards", "{insert: {settle: 300 ms}}");
    private static final Key<List<ScannerSettings>> SCANNERS = Key.optional(
            "scanners",
            Scanners.TYPE,
            "barcode scanners on serial ports; those that type like a keyboard need no setting",
            "[{name: gate, port: /dev/ttyACM0}]");
    private static final Key<ScanOrder> SCAN_ORDER = Key.optional(
                    "scan-order",
                    Values.oneOf(ScanOrder.class),
                    "which code is scanned first; next-free takes a unit to the lowest free slot",
                    "unit-then-slot")
            .otherwise("next-free");
    private static final Key<HealthSettings> HEALTH = Key.optional(
            "health", HealthKeys.TYPE, "when a slot is not to be trusted any more", "{max-failures-in-a-row: 3}");
    private static final Key<List<Instrument>> INSTRUMENTS = Key.optional(
            "instruments",
            Devices.INSTRUMENTS,
            "what measures and speaks SCPI",
            "[{name: dmm, address: 'socket://dmm:5025'}]");
    private static final Key<List<Printer>> PRINTERS = Key.optional(
            "printers",
            Devices.PRINTERS,
            "label printers that speak ZPL",
            "[{name: label, address: 'socket://label:9100'}]");
    private static final Key<Approval> APPROVAL = Key.optional(
                    "approval",
                    Values.oneOf(Approval.class),
                    "required: only a revision of a product that an engineer approved may run; automatic: any that loads",
                    "required")
            .otherwise("required for slots, automatic for a virtual jig");
    private static final Key<Database> DATABASE = Key.optional(
                    "database",
                    ServerKeys.DATABASE,
                    "a PostgreSQL that somebody else runs",
                    "{url: 'jdbc:postgresql://localhost:5432/nailbed', user: nailbed}")
            .otherwise("one of its own");
    private static final Key<Panel> PANEL =
            Key.optional("panel", ServerKeys.PANEL, "where the panel listens", "{host: 127.0.0.1, port: 8080}");

    /** A whole station file. */
    public static final Mapping<StationConfig> TYPE = new Mapping<>(
            "a station",
            Shape.of(
                    NAME,
                    PRODUCT,
                    PRODUCTS,
                    BAUD,
                    SLOTS,
                    JIG,
                    FIXTURE,
                    SCANNERS,
                    SCAN_ORDER,
                    HEALTH,
                    INSTRUMENTS,
                    PRINTERS,
                    APPROVAL,
                    DATABASE,
                    PANEL),
            new StationFile());

    private StationFile() {}

    /**
     * Reads one file.
     *
     * @throws ConfigException with every fault of the file
     */
    public static StationConfig read(Path file) {
        Reading reading = new Reading(file);
        Optional<StationConfig> config = TYPE.read(YamlFile.read(reading));
        reading.finish();
        return config.orElseThrow();
    }

    @Override
    public void check(Section root) {
        if (root.names(PRODUCT) == root.names(PRODUCTS)) {
            root.fault(
                    PRODUCTS,
                    root.names(PRODUCT)
                            ? "a station has either 'product' or 'products', not both."
                            : "the file lacks 'product' or 'products': which files of products/ are made here.");
        }
        if (root.names(JIG) == root.names(SLOTS)) {
            root.fault(
                    SLOTS,
                    root.names(JIG)
                            ? "a station has either 'slots' or a 'virtual-jig', not both."
                            : "a station needs 'slots', a list of ports, or a 'virtual-jig'.");
        }
        root.find(JIG)
                .ifPresent(jig -> IntStream.rangeClosed(1, jig.boards())
                        .forEach(number -> root.place().reading().claim("slot " + number, "the virtual jig")));
    }

    @Override
    public StationConfig make(Section root) {
        Boards boards = boards(root);
        Approval usual = boards instanceof Real ? Approval.REQUIRED : Approval.AUTOMATIC;
        return new StationConfig(
                root.need(NAME),
                productFiles(root),
                boards,
                new Equipment(
                        root.find(INSTRUMENTS).orElse(List.of()),
                        root.find(PRINTERS).orElse(List.of())),
                fixture(root),
                root.find(SCAN_ORDER).orElse(ScanOrder.NEXT_FREE),
                root.find(APPROVAL).orElse(usual),
                root.find(DATABASE),
                root.find(PANEL).orElse(Panel.DEFAULT));
    }

    private static List<Path> productFiles(Section root) {
        Path folder = root.place().reading().file().resolveSibling("products");
        return root.find(PRODUCTS).or(() -> root.find(PRODUCT).map(List::of)).orElseThrow().stream()
                .map(name -> folder.resolve(name + ".yaml"))
                .toList();
    }

    private static Boards boards(Section root) {
        int baud = root.find(BAUD).orElse(DEFAULT_BAUD);
        return root.find(JIG)
                .<Boards>map(jig -> new VirtualJig(
                        jig.chip(), jig.boards(), jig.timing(), jig.flashSizeBytes(), baud, jig.faults()))
                .orElseGet(() -> new Real(Slots.ports(root.find(SLOTS).orElseThrow(), baud)));
    }

    private static FixtureSettings fixture(Section root) {
        FixtureSettings jig = root.find(FIXTURE).orElse(FixtureSettings.DEFAULT);
        return new FixtureSettings(
                jig.insert(),
                jig.handles(),
                jig.signals(),
                root.find(HEALTH).orElse(HealthSettings.OFF),
                jig.power(),
                root.find(SCANNERS).orElse(List.of()));
    }
}
