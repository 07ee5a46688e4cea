package org.nailbed.simulator.jig;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs npm's esptool-js under Node against boards: somebody else's idea of the protocol. */
final class EsptoolJs {
    private static final Path SCRIPT = Path.of("src/test/js/esptool-js-flash.mjs");
    private static final Path LIBRARY = Path.of("ui/node_modules/esptool-js/package.json");
    private static final int PATIENCE_SECONDS = 120;

    /** What is to be done with one board. */
    record Job(SimulatedBoard board, List<String> arguments) {

        static Job of(SimulatedBoard board, String... arguments) {
            return new Job(board, List.of(arguments));
        }
    }

    /** @param lines of output; the last ones are one JSON object for each job when all went well */
    record Result(int exitCode, List<String> lines) {

        String output() {
            return String.join("\n", lines);
        }

        /** What each board said of itself, in the order of the jobs. */
        List<String> abouts(int jobs) {
            return lines.subList(Math.max(0, lines.size() - jobs), lines.size());
        }
    }

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
        return run(List.of(Job.of(board, arguments)));
    }

    /** All of them at once, in one process. */
    static Result run(List<Job> jobs) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", SCRIPT.toString()));
        for (Job job : jobs) {
            command.addAll(List.of("--port", job.board().address()));
            command.addAll(job.arguments());
            command.add("--and");
        }
        command.remove(command.size() - 1);
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
            return new Result(
                    ended ? node.exitValue() : -1,
                    Files.readString(log.toPath()).lines().toList());
        } finally {
            Files.delete(log.toPath());
        }
    }
}
