package org.nailbed.wire.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nailbed.FreePort;

/**
 * The real ser2net of Debian, serving RFC 2217 on a free port. What it serves is itself an RFC 2217 port, for that is the one
 * kind of device with modem lines that needs no hardware (other-protocols reference, 6.5).
 */
public final class Ser2net implements AutoCloseable {
    private static final List<Path> PLACES = List.of(Path.of("/usr/sbin/ser2net"), Path.of("/usr/bin/ser2net"));

    private final Process process;
    private final int port;

    private Ser2net(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param behind an address {@code rfc2217://127.0.0.1:port}; the test is skipped where ser2net is not installed */
    public static Ser2net before(String behind, Path directory) {
        Path program = PLACES.stream().filter(Files::isExecutable).findFirst().orElse(Path.of(""));
        assumeTrue(!program.toString().isEmpty(), "skipped: install ser2net");
        int port = FreePort.find();
        String target = behind.substring("rfc2217://".length()).replace(':', ',');
        String configuration = String.join(
                "\n",
                "%YAML 1.1",
                "---",
                "connection: &board",
                "  accepter: telnet(rfc2217=true),tcp,127.0.0.1," + port,
                "  connector: telnet(rfc2217=true),tcp," + target,
                "");
        try {
            Path file = Files.writeString(directory.resolve("ser2net.yaml"), configuration);
            Process process = new ProcessBuilder(program.toString(), "-n", "-d", "-u", "-c", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("ser2net.log").toFile())
                    .start();
            Ser2net started = new Ser2net(process, port);
            await().atMost(Duration.ofSeconds(10)).until(started::listens);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return "rfc2217://127.0.0.1:" + port;
    }

    /** Looks without connecting: a connection would take the one place. */
    private boolean listens() throws IOException {
        assertThat(process.isAlive()).as("ser2net runs").isTrue();
        String listening = String.format(":%04X 00000000:0000 0A", port);
        return Files.readString(Path.of("/proc/net/tcp")).contains(listening);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
