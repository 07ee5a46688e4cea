package org.nailbed.station.config.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nailbed.station.SlotPort;
import org.nailbed.station.config.ConfigException;
import org.nailbed.station.config.Equipment;
import org.nailbed.station.config.FixtureSettings;
import org.nailbed.station.config.StationConfig;
import org.nailbed.station.config.StationConfig.Approval;
import org.nailbed.station.config.StationConfig.Boards;
import org.nailbed.station.config.StationConfig.Database;
import org.nailbed.station.config.StationConfig.Panel;
import org.nailbed.station.config.StationConfig.Real;
import org.nailbed.station.config.StationConfig.Timing;
import org.nailbed.station.config.StationConfig.VirtualJig;
import org.nailbed.station.config.yaml.Faults;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Values;
import org.nailbed.station.config.yaml.YamlFile;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a station file. */
public final class StationFile {

    private static final int DEFAULT_BAUD = 921_600;
    private static final int DEFAULT_FLASH_BYTES = 8 * 1024 * 1024;

    /** More than any hub tree carries. */
    private static final int MAX_SLOTS = 256;

    private final Path file;
    private final Faults faults;

    private StationFile(Path file) {
        this.file = file;
        this.faults = new Faults(file);
    }

    /**
     * Reads one file.
     *
     * @throws ConfigException with every fault of the file
     */
    public static StationConfig read(Path file) {
        return new StationFile(file).read();
    }

    private StationConfig read() {
        Section root = YamlFile.read(file, faults);
        Optional<String> name = root.required("name", "the station's name in every record", Values::name);
        Optional<String> product = root.required("product", "which file of products/ is made here", Values::name);
        int baud = root.optional("baud", Values::baud).orElse(DEFAULT_BAUD);
        Optional<Section> jig = root.section("virtual-jig");
        Boards boards = jig.map(section -> virtualJig(section, baud)).orElseGet(() -> realSlots(root, baud));
        if (jig.isPresent() && root.keys().contains("slots")) {
            root.fault("slots", "a station has either 'slots' or a 'virtual-jig', not both.");
        }
        Optional<Database> database = root.section("database").map(this::database);
        Panel panel = root.section("panel").map(this::panel).orElse(Panel.DEFAULT);
        root.know("slots");
        root.refuseOthers();
        faults.throwIfAny();
        return new StationConfig(
                name.orElseThrow(),
                List.of(productFile(product.orElseThrow())),
                boards,
                Equipment.NONE,
                FixtureSettings.NONE,
                boards instanceof VirtualJig ? Approval.AUTOMATIC : Approval.REQUIRED,
                database,
                panel);
    }

    private Path productFile(String product) {
        return file.resolveSibling("products").resolve(product + ".yaml");
    }

    private Boards virtualJig(Section jig, int baud) {
        Optional<String> chip = jig.required("chip", "which chip to pretend", Values::chip);
        Optional<Integer> boards = jig.required("boards", "how many boards to pretend", Values.count(1, MAX_SLOTS));
        Timing timing = jig.optional("timing", Values.oneOf(Timing.class)).orElse(Timing.REALISTIC);
        int flashSize = jig.optional("flash-size", Values::bytes).orElse(DEFAULT_FLASH_BYTES);
        jig.refuseOthers();
        return new VirtualJig(chip.orElse(""), boards.orElse(1), timing, flashSize, baud);
    }

    private Boards realSlots(Section root, int baud) {
        List<SlotPort> slots = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (Node entry : root.list("slots")) {
            Section slot = Section.of(entry, "this slot", faults);
            Optional<Integer> number =
                    slot.required("number", "the number printed on the fixture", Values.count(1, MAX_SLOTS));
            Optional<String> port = slot.required("port", "the device or socket of this slot", Values::text);
            int slotBaud = slot.optional("baud", Values::baud).orElse(baud);
            slot.refuseOthers();
            number.filter(taken -> !seen.add(taken))
                    .ifPresent(taken -> slot.fault("number", "slot " + taken + " stands here twice."));
            port.filter(taken -> !seen.add(taken))
                    .ifPresent(taken -> slot.fault("port", "port " + taken + " belongs to another slot already."));
            if (number.isPresent() && port.isPresent()) {
                slots.add(new SlotPort(number.get(), port.get(), slotBaud));
            }
        }
        if (seen.isEmpty()) {
            root.fault("slots", "a station needs 'slots', a list of ports, or a 'virtual-jig'.");
        }
        return new Real(slots);
    }

    private Database database(Section section) {
        Optional<String> url =
                section.required("url", "where PostgreSQL is, jdbc:postgresql://…", StationFile::jdbcUrl);
        Optional<String> user = section.optional("user", Values::text);
        Optional<Path> passwordFile =
                section.optional("password-file", Values::text).map(this::besideThis);
        section.refuseOthers();
        return new Database(url.orElse(""), user, passwordFile);
    }

    private static String jdbcUrl(String text) {
        if (!text.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("expected a JDBC URL such as jdbc:postgresql://host:5432/nailbed");
        }
        if (text.contains("password=")) {
            throw new IllegalArgumentException("expected no password in it; name a 'password-file'");
        }
        return text;
    }

    private Path besideThis(String text) {
        return file.resolveSibling(text);
    }

    private Panel panel(Section section) {
        String host = section.optional("host", Values::text).orElse(Panel.DEFAULT.host());
        int port = section.optional("port", Values.count(0, 65_535)).orElse(Panel.DEFAULT.port());
        section.refuseOthers();
        return new Panel(host, port);
    }
}
