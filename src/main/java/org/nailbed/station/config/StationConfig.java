package org.nailbed.station.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.nailbed.station.Fixture;
import org.nailbed.station.SlotPort;

/**
 * What a station file says: this machine.
 *
 * @param name of the station in every record
 * @param productFile beside the station file: {@code products/NAME.yaml}
 * @param database empty for the embedded one
 */
public record StationConfig(String name, Path productFile, Boards boards, Optional<Database> database, Panel panel) {

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
     */
    public record VirtualJig(String chip, int boards, Timing timing, int flashSizeBytes, int baud) implements Boards {

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
