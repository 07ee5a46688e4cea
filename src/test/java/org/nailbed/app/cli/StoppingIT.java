package org.nailbed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.jig.SimulatedBoard;
import org.nailbed.simulator.jig.SimulatedJig;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Port;
import org.nailbed.wire.ports.Ports;

/** Ctrl-C and its like, on a process of its own as a user has it. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class StoppingIT {

    @TempDir
    private Path directory;

    /** A command at work; closing it ends it whatever it does. */
    private record Running(Process process, BufferedReader out) implements AutoCloseable {

        int awaitEnd() throws InterruptedException {
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        }

        void signal(String name) throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    @Test
    void ctrlCStopsEveryBoardAndFreesItsPort() throws IOException, InterruptedException {
        JigOptions slow = JigOptions.of("esp32s3").withCount(3).withTiming(JigOptions.Timing.REALISTIC);
        BuildFolder build = BuildFolder.in(directory, 1_000_000);
        try (SimulatedJig jig = SimulatedJig.onPtys(slow, directory.resolve("jig"))) {
            List<String> args = new ArrayList<>(List.of("flash"));
            jig.boards().forEach(board -> args.addAll(List.of("-p", board.address())));
            args.add(build.firmware());
            try (Running flash = start(args)) {
                awaitLine(flash.out(), "write");
                flash.signal("INT");
                List<String> rest = flash.out().lines().toList();
                assertThat(flash.awaitEnd()).isEqualTo(130);
                assertThat(rest).filteredOn(line -> line.endsWith("  STOPPED")).hasSize(3);
                assertThat(rest).last().asString().startsWith("0 passed, 0 failed, 3 stopped, ");
            }
            for (SimulatedBoard board : jig.boards()) {
                open(board.address()).close();
            }
        }
    }

    @Test
    void aSimulatorRunsUntilItIsStoppedAndLeavesNoLinks() throws IOException, InterruptedException {
        Path links = directory.resolve("jig");
        try (Running simulator = start(List.of(
                "simulate", "--chip", "esp32c3", "--count", "2", "--dir", links.toString(), "--timing", "off"))) {
            String second = awaitLine(simulator.out(), "board2");
            assertThat(second).startsWith(links.resolve("board2") + "  ");
            assertThat(Run.of("identify", "-p", links.resolve("board2").toString())
                            .out())
                    .contains("ESP32-C3", "MAC " + second.substring(second.indexOf("  ") + 2));
            simulator.signal("TERM");
            simulator.awaitEnd();
        }
        try (Stream<Path> left = Files.list(links)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aSimulatorKeepsItsFlashAsFiles() throws IOException, InterruptedException {
        Path flashes = directory.resolve("flash");
        try (Running simulator = start(List.of(
                "simulate", "--tcp", "0", "--flash-dir", flashes.toString(), "--flash-size", "2MB", "--count", "2"))) {
            assertThat(awaitLine(simulator.out(), "socket://")).startsWith("socket://127.0.0.1:");
            simulator.signal("TERM");
            simulator.awaitEnd();
        }
        try (Stream<Path> files = Files.list(flashes)) {
            assertThat(files).hasSize(2).allSatisfy(file -> assertThat(file).hasSize(2 << 20));
        }
    }

    private static Running start(List<String> args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Cli.class.getName()));
        command.addAll(args);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new Running(process, process.inputReader());
    }

    private static String awaitLine(BufferedReader out, String word) throws IOException {
        StringBuilder heard = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains(word)) {
                return line;
            }
            heard.append(line).append('\n');
        }
        throw new AssertionError("'" + word + "' never came, but: " + heard);
    }

    private static Port open(String address) {
        return Ports.open(address, 115_200, Deadline.after(Duration.ofSeconds(5)));
    }
}
