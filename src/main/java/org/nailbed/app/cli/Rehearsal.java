package org.nailbed.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.demo.DemoFirmware;
import org.nailbed.simulator.jig.SimulatedJig;

/**
 * Goes through the commands once, on a simulated board, while the JVM lists the classes they need: for the archive that the
 * launcher starts them from. Prints nothing but failures.
 */
final class Rehearsal {
    private static final String CHIP = "esp32s3";

    private Rehearsal() {}

    public static void main(String[] args) throws IOException {
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        PrintStream err = System.err;
        System.setOut(silent);
        System.setErr(silent);
        Path scratch = Files.createTempDirectory("nailbed-rehearsal");
        try (SimulatedJig jig = jig(scratch)) {
            String board = jig.boards().get(0).address();
            Path folder = scratch.resolve("firmware");
            DemoFirmware.write(folder, CHIP);
            String firmware = folder.toString();
            String application = folder.resolve("nailbed-demo.bin").toString();
            for (List<String> command : List.of(
                    List.of("--help"),
                    List.of("ports"),
                    List.of("image", application),
                    List.of("identify", "-p", board),
                    List.of("flash", "-p", board, firmware),
                    List.of("verify", "--json", "-p", board, firmware))) {
                int exit = Cli.run(command.toArray(String[]::new));
                if (exit != 0) {
                    err.println("nailbed " + String.join(" ", command) + " ended with exit code " + exit + ".");
                }
            }
        } finally {
            delete(scratch);
        }
    }

    /** On a pseudo-terminal where there are any: that is the way of real ports. */
    private static SimulatedJig jig(Path scratch) {
        JigOptions options = JigOptions.of(CHIP).withTiming(JigOptions.Timing.OFF);
        return Files.exists(Path.of("/dev/ptmx"))
                ? SimulatedJig.onPtys(options, scratch.resolve("jig"))
                : SimulatedJig.onTcp(options, 0);
    }

    private static void delete(Path scratch) throws IOException {
        try (Stream<Path> files = Files.walk(scratch)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
