package org.nailbed.app.cli.simulate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nailbed.simulator.peer.LabelPrinter;
import org.nailbed.simulator.peer.ScpiInstrument;
import picocli.CommandLine.Option;

/** What stands beside the boards. */
final class PeerOptions {

    @Option(
            names = "--instrument",
            paramLabel = "PORT",
            description = "A meter beside the boards that speaks SCPI, on 127.0.0.1; 0 takes a free port.")
    private @Nullable Integer instrumentPort;

    @Option(
            names = "--printer",
            paramLabel = "PORT",
            description = "A label printer beside the boards that takes ZPL, on 127.0.0.1; 0 takes a free port.")
    private @Nullable Integer printerPort;

    /** What runs until it is closed. */
    static final class Peers implements AutoCloseable {
        private final List<AutoCloseable> running = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();

        /** One for each: its address, and what it is. */
        List<String> lines() {
            return lines;
        }

        @Override
        public void close() {
            for (AutoCloseable peer : running) {
                try {
                    peer.close();
                } catch (Exception e) {
                    throw new IllegalStateException("A pretended peer does not end.", e);
                }
            }
        }
    }

    /** Starts them; none runs when one cannot be started. */
    Peers start() {
        Peers peers = new Peers();
        try {
            Integer instrumentAt = instrumentPort;
            if (instrumentAt != null) {
                ScpiInstrument instrument = Understanding.of(() -> ScpiInstrument.onTcp(instrumentAt));
                peers.running.add(instrument);
                peers.lines.add(instrument.address() + "  instrument");
            }
            Integer printerAt = printerPort;
            if (printerAt != null) {
                LabelPrinter printer = Understanding.of(() -> LabelPrinter.onTcp(printerAt));
                peers.running.add(printer);
                peers.lines.add(printer.address() + "  printer");
            }
            return peers;
        } catch (RuntimeException e) {
            peers.close();
            throw e;
        }
    }
}
