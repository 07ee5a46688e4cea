package org.nailbed.ledger.embedded;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.nailbed.ledger.LedgerException;

/** Runs PostgreSQL's own commands on one data directory. */
final class ServerProcess {
    private static final int COMMAND_SECONDS = 120;
    private static final int START_SECONDS = 90;
    private static final int STOP_SECONDS = 30;
    private static final int LOG_TAIL_CHARS = 1500;

    private final Path programs;
    private final Path data;
    private final Path log;

    ServerProcess(Path programs, Path data, Path log) {
        this.programs = programs;
        this.data = data;
        this.log = log;
    }

    /** Makes an empty cluster with one user, who must give his password on every connection. */
    void initialise(Path target, String user, Path passwordFile) {
        run(List.of(
                program("initdb"),
                "--pgdata=" + target,
                "--username=" + user,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums",
                "--no-instructions"));
    }

    /** Returns when the server takes connections. It leaves this process's group, so that Ctrl-C does not reach it. */
    void start(int port) {
        // Durability is said aloud: these are PostgreSQL's defaults, and nobody's postgresql.conf may weaken them.
        String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
                + " -c fsync=on -c synchronous_commit=on -c full_page_writes=on -c timezone=UTC";
        run(List.of(
                program("pg_ctl"),
                "start",
                "--wait",
                "--timeout=" + START_SECONDS,
                "--silent",
                "--pgdata=" + data,
                "--log=" + log,
                "--options=" + options));
    }

    /**
     * Stops the server if it runs, whoever started it; clears what a power cut left. Open transactions are rolled back; what
     * was committed is on disk when this returns.
     */
    void stopIfRunning() {
        Optional<ProcessHandle> recorded = recordedProcess();
        if (recorded.filter(this::isOurs).isPresent()) {
            stop();
        } else if (recorded.isPresent()) {
            // After a power cut another program may have the number of our dead server, and PostgreSQL would not start.
            deletePidFile();
        }
    }

    private void stop() {
        try {
            stop("fast");
        } catch (LedgerException e) {
            // A session that cannot be ended in time: give up politeness, not data. The next start recovers from the
            // log.
            stop("immediate");
        }
    }

    private void stop(String mode) {
        run(List.of(
                program("pg_ctl"),
                "stop",
                "--wait",
                "--timeout=" + STOP_SECONDS,
                "--silent",
                "--mode=" + mode,
                "--pgdata=" + data));
    }

    private Optional<ProcessHandle> recordedProcess() {
        Path file = pidFile();
        try {
            return Files.exists(file)
                    ? ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(file).get(0).strip()))
                    : Optional.empty();
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            throw new LedgerException(
                    "Could not read " + file + ": " + e.getMessage()
                            + ". If no PostgreSQL runs on this folder, remove that file.",
                    e);
        }
    }

    private boolean isOurs(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        boolean isServer = info.command()
                .map(command -> command.endsWith("postgres") || command.endsWith("postgres.exe"))
                .orElse(false);
        // Windows does not tell arguments; there the programs' folder must do.
        return isServer
                && info.arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(data.toString()))
                        .orElseGet(() -> info.command().orElse("").startsWith(programs.toString()));
    }

    private void deletePidFile() {
        try {
            Files.deleteIfExists(pidFile());
        } catch (IOException e) {
            throw new LedgerException("Could not remove the left-over " + pidFile() + ": " + e.getMessage(), e);
        }
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    private String program(String name) {
        return programs.resolve("bin").resolve(name).toString();
    }

    private void run(List<String> command) {
        String what = Path.of(command.get(0)).getFileName() + " " + command.get(1);
        try {
            Path output = Files.createTempFile("nailbed-", ".out");
            try {
                if (exitCode(command, output) != 0) {
                    throw new LedgerException(
                            "PostgreSQL's " + what + " failed: " + tail(output) + "\nLog " + log + " ends with: "
                                    + tail(log),
                            null);
                }
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new LedgerException("Could not run PostgreSQL's " + what + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerException("Interrupted while PostgreSQL's " + what + " ran.", e);
        }
    }

    private int exitCode(List<String> command, Path output) throws IOException, InterruptedException {
        // To a file, not a pipe: the server inherits it and would keep a pipe open for ever.
        Process process = new ProcessBuilder(asCommonUser(command))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
                Files.writeString(output, "no end after " + COMMAND_SECONDS + " s");
                return -1;
            }
            return process.exitValue();
        } finally {
            process.destroy();
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it does. */
    private static List<String> asCommonUser(List<String> command) {
        if (!LinuxUtils.isUnshareAvailable()) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(List.of("unshare", "-U"));
        wrapped.addAll(command);
        return wrapped;
    }

    private static String tail(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "(nothing)";
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
        return text.substring(Math.max(0, text.length() - LOG_TAIL_CHARS));
    }
}
