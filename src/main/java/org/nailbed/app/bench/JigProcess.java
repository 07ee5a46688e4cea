package org.nailbed.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A jig of simulated boards in a process of its own, with blank flash; closing it ends the process. */
final class JigProcess implements AutoCloseable {

    private final Process process;
    private final List<String> addresses;

    private JigProcess(Process process, List<String> addresses) {
        this.process = process;
        this.addresses = addresses;
    }

    /** How a jig offers its boards. */
    enum Transport {
        /** Device paths with reset lines: the way of real ports. */
        PTY,
        /** Sockets, which every contender understands; no reset lines. */
        TCP
    }

    /**
     * Where boards are offered, and what they hold.
     *
     * @param ports folder for device paths
     * @param flash folder with the flash of each board as a file; empty for blank ones
     */
    record Place(Transport transport, Path ports, Optional<Path> flash) {}

    /** @throws IllegalStateException when the boards do not come up */
    static JigProcess start(Workload work, int boards, Place place) {
        List<String> command = new ArrayList<>(OwnCommand.of(
                "simulate", "--chip", work.chip(), "--count", Integer.toString(boards), "--timing", "realistic"));
        command.addAll(
                place.transport() == Transport.PTY
                        ? List.of("--dir", place.ports().toString())
                        : List.of("--tcp", "0"));
        place.flash().ifPresent(folder -> command.addAll(List.of("--flash-dir", folder.toString())));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new JigProcess(process, awaitBoards(process, boards));
        } catch (IOException e) {
            throw new UncheckedIOException("The simulated jig could not be started: " + String.join(" ", command), e);
        }
    }

    List<String> addresses() {
        return addresses;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The simulator prints a line for each board that can be opened: its address, two spaces, its MAC. */
    private static List<String> awaitBoards(Process process, int boards) throws IOException {
        List<String> addresses = new ArrayList<>();
        // Left open on purpose: the pipe lives as long as the process.
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        while (addresses.size() < boards) {
            String line = lines.readLine();
            if (line == null) {
                throw new IllegalStateException("The simulated jig ended after " + addresses.size() + " of " + boards
                        + " boards; see its message above.");
            }
            addresses.add(line.split(" {2}", 2)[0]);
        }
        return List.copyOf(addresses);
    }
}
