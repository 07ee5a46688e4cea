package org.nailbed.wire.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Lines;
import org.nailbed.wire.Port;
import org.nailbed.wire.PortContract;
import org.nailbed.wire.WireFault;

/** Our client of RFC 2217 against a server that is not ours. */
@EnabledOnOs(OS.LINUX)
@Timeout(30)
class Ser2netIT {

    @TempDir
    private Path directory;

    private final FakeRfc2217Server device = new FakeRfc2217Server();
    private Ser2net ser2net;

    @BeforeEach
    void start() {
        ser2net = Ser2net.before(device.address(), directory);
    }

    @AfterEach
    void stop() {
        if (ser2net != null) {
            ser2net.close();
        }
        device.close();
    }

    @Test
    void linesAndRatesReachTheDeviceInOrder() {
        try (Port port = Rfc2217PortIT.open(ser2net.address())) {
            await().until(() -> device.events().contains("baud 115200"));
            device.forgetEvents();
            port.setLines(Lines.RTS);
            port.setLines(Lines.BOTH);
            port.setLines(Lines.DTR);
            port.setLines(Lines.NONE);
            port.setBaud(921_600);
            await().atMost(Duration.ofSeconds(5)).until(() -> device.events().contains("baud 921600"));
            assertThat(device.events().stream().filter(event -> event.matches("[DR][01]")))
                    .containsSubsequence("R1", "D1", "R0", "D0");
            assertThat(port.baud()).isEqualTo(921_600);
        }
    }

    @Test
    void everyByteValuePassesUnchangedInBothDirections() {
        byte[] sent = new byte[100_000];
        new Random(8).nextBytes(sent);
        try (Port port = Rfc2217PortIT.open(ser2net.address())) {
            CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> device.receive(sent.length));
            port.write(sent, soon());
            assertThat(received.join()).isEqualTo(sent);
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> device.send(sent));
            byte[] got = new byte[sent.length];
            int count = 0;
            while (count < got.length) {
                count += port.read(got, count, got.length - count, soon());
            }
            sending.join();
            assertThat(got).isEqualTo(sent);
        }
    }

    @Test
    void deviceThatGoesAwayIsAPortGone() {
        try (Port port = Rfc2217PortIT.open(ser2net.address())) {
            await().until(() -> device.events().contains("baud 115200"));
            device.unplug();
            PortContract.assertFault(() -> port.read(new byte[1], 0, 1, soon()), WireFault.PORT_GONE);
        }
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(10));
    }
}
