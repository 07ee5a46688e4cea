package org.nailbed.simulator.jig;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs npm's esptool-js under Node against one board: somebody else's idea of the protocol. */
final class EsptoolJs {
    private static final Path SCRIPT = Path.of("src/test/js/esptool-js-flash.mjs");
    private static final Path LIBRARY = Path.of("ui/node_modules/esptool-js/package.json");
    private static final int PATIENCE_SECONDS = 120;

    /** @param lastLine one JSON object when it went well */
    record Result(int exitCode, String output, String lastLine) {}

    private EsptoolJs() {}

    /** Skips the test where the peer is not installed. */
    static void assumeInstalled() {
        assumeTrue(Files.exists(LIBRARY), "skipped: run \"npm ci\" in ui/");
        assumeTrue(nodeAnswers(), "skipped: install Node.js 20 or later");
    }

    private static boolean nodeAnswers() {
        try {
            Process node = new ProcessBuilder("node", "--version").start();
            return node.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && node.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static Result run(SimulatedBoard board, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", SCRIPT.toString(), "--port", board.address()));
        command.addAll(List.of(arguments));
        File log = File.createTempFile("esptool-js", ".log");
        try {
            Process node = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            boolean ended = node.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                node.destroyForcibly().waitFor();
            }
            String output = Files.readString(log.toPath());
            List<String> lines = output.lines().toList();
            String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
            return new Result(ended ? node.exitValue() : -1, output, last);
        } finally {
            Files.delete(log.toPath());
        }
    }
}
