package org.nailbed.app.cli.crew;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.nailbed.wire.Port;

/**
 * What becomes of that which goes over a port.
 *
 * @param live printed as it goes
 * @param directory keeps that of each board that did not pass
 */
record Traces(boolean live, Optional<Path> directory) {

    /** Prints from now on what goes over this port. */
    void follow(Port port, PrintWriter out) {
        if (live) {
            port.trace().follow(new LiveTrace(port.address(), out));
        }
    }

    void keep(Port port, PrintWriter err) {
        directory.ifPresent(target -> {
            try {
                Files.createDirectories(target);
                Files.writeString(
                        target.resolve(fileName(port.address())), port.trace().dump());
            } catch (IOException e) {
                err.println(
                        "Trace of " + port.address() + " was not kept: " + e + ". Check --trace-dir. [TRACE_NOT_KEPT]");
            }
        });
    }

    private static String fileName(String port) {
        return port.replaceAll("[^A-Za-z0-9._-]+", "_") + ".trace.txt";
    }
}
