package org.nailbed.app.cli.simulate;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.Rfc2217Style;
import org.nailbed.simulator.jig.SimulatedJig;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where the boards are offered. */
final class PlaceOptions {

    @ArgGroup(multiplicity = "0..1")
    private @Nullable Place place;

    @Option(
            names = "--esp-style",
            description = "With --rfc2217: reset boards as Espressif's own server does, by itself and unanswered.")
    private boolean espStyle;

    /** One of these. */
    static final class Place {
        @Option(
                names = "--dir",
                required = true,
                paramLabel = "DIR",
                description = "On pseudo-terminals: links DIR/board1, DIR/board2, …")
        private @Nullable Path directory;

        @Option(
                names = "--tcp",
                required = true,
                paramLabel = "PORT",
                description = "On 127.0.0.1, one port for each board, upward from PORT; 0 takes free ones.")
        private @Nullable Integer firstPort;

        @Option(
                names = "--rfc2217",
                required = true,
                paramLabel = "PORT",
                description = "The same behind a server of RFC 2217, which carries rate, DTR and RTS.")
        private @Nullable Integer firstRfc2217Port;
    }

    SimulatedJig offer(JigOptions options) {
        Place where = place;
        if (where == null) {
            throw new Failure.Usage("Where are the boards to be offered? Give --dir, --tcp or --rfc2217.");
        }
        Integer rfc2217Port = where.firstRfc2217Port;
        if (rfc2217Port != null) {
            Rfc2217Style style = espStyle ? Rfc2217Style.ESP : Rfc2217Style.PLAIN;
            return Understanding.of(() -> SimulatedJig.onRfc2217(options, rfc2217Port, style));
        }
        if (espStyle) {
            throw new Failure.Usage("--esp-style is a manner of --rfc2217 and nothing without it.");
        }
        Path directory = where.directory;
        if (directory != null) {
            return Understanding.of(() -> SimulatedJig.onPtys(options, directory));
        }
        int firstPort = where.firstPort == null ? 0 : where.firstPort;
        return Understanding.of(() -> SimulatedJig.onTcp(options, firstPort));
    }
}
