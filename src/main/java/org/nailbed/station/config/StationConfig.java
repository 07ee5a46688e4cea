package org.nailbed.station.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.nailbed.station.Fixture;
import org.nailbed.station.SlotPort;
import org.nailbed.station.fixture.FixtureSettings;

/**
 * What a station file says: this machine.
 *
 * @param name of the station in every record
 * @param productFiles what may be made here, at least one, beside the station file: {@code products/NAME.yaml}
 * @param database empty for the embedded one
 */
public record StationConfig(
        String name,
        List<Path> productFiles,
        Boards boards,
        Equipment equipment,
        FixtureSettings fixtureSettings,
        ScanOrder scanOrder,
        Approval approval,
        Optional<Database> database,
        Panel panel) {

    public StationConfig {
        productFiles = List.copyOf(productFiles);
    }

    /** The first one. */
    public Path productFile() {
        return productFiles.get(0);
    }

    /** Which of the two codes, of the unit and of the slot, is scanned first. */
    public enum ScanOrder {
        UNIT_THEN_SLOT,
        SLOT_THEN_UNIT,
        /** No slot is scanned: the lowest free one takes the unit. */
        NEXT_FREE
    }

    /** Who decides that a revision of a product may be made. */
    public enum Approval {
        /** An engineer, each revision once. */
        REQUIRED,
        /** Nobody: what loads may run. For a virtual jig. */
        AUTOMATIC
    }

    /** Where the boards are. */
    public sealed interface Boards {}

    /** Real ports. */
    public record Real(List<SlotPort> slots) implements Boards {
        public Real {
            slots = List.copyOf(slots);
        }
    }

    /**
     * Pretended boards, started with the station.
     *
     * @param chip as Espressif writes it: "ESP32-S3"
     * @param boards how many slots
     * @param faults what is wrong with the board of a slot, as {@code nailbed simulate --fault} takes it
     */
    public record VirtualJig(
            String chip, int boards, Timing timing, int flashSizeBytes, int baud, Map<Integer, String> faults)
            implements Boards {

        public VirtualJig {
            faults = Map.copyOf(faults);
        }

        /** As tools write it: "esp32s3". */
        public String chipAsTools() {
            return chip.toLowerCase(Locale.ROOT).replace("-", "");
        }
    }

    /** Whether pretended boards take their time. */
    public enum Timing {
        REALISTIC,
        OFF
    }

    /**
     * A PostgreSQL that somebody else runs.
     *
     * @param url JDBC
     * @param passwordFile holds the password and nothing else, so that this file can be shown around
     */
    public record Database(String url, Optional<String> user, Optional<Path> passwordFile) {}

    /**
     * Where the panel listens.
     *
     * @param port 0 takes a free one
     */
    public record Panel(String host, int port) {
        /** This machine only: whoever reaches the panel can run the jig. */
        public static final Panel DEFAULT = new Panel("127.0.0.1", 8080);
    }

    /**
     * The jig that this file describes.
     *
     * @param boardAddress where board 1, 2… of a virtual jig is offered; not asked for real boards
     */
    public Fixture fixture(IntFunction<String> boardAddress) {
        if (boards instanceof VirtualJig jig) {
            List<SlotPort> slots = IntStream.rangeClosed(1, jig.boards())
                    .mapToObj(number -> new SlotPort(number, boardAddress.apply(number), jig.baud()))
                    .toList();
            return new Fixture(name, Fixture.Kind.VIRTUAL, slots);
        }
        return new Fixture(name, Fixture.Kind.REAL, ((Real) boards).slots());
    }
}
