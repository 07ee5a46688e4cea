package org.nailbed.wire.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Port;
import org.nailbed.wire.PortContract;
import org.nailbed.wire.WireFault;
import org.nailbed.wire.ports.Ports;

/** A device that vanishes and comes back under the same link. */
@EnabledOnOs(OS.LINUX)
@Timeout(20)
class ReturningPortIT {

    @TempDir
    private Path directory;

    private Pty pty = new Pty();
    private Path link;
    private Port port;

    @BeforeEach
    void open() throws IOException {
        link = Files.createSymbolicLink(directory.resolve("board1"), Path.of(pty.path()));
        port = Ports.open(link.toString(), 115_200, in(Duration.ofSeconds(5)));
    }

    @AfterEach
    void nothingIsLeft() {
        port.close();
        pty.close();
        await().atMost(Duration.ofSeconds(2))
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("nailbed-")));
    }

    @Test
    void deviceThatComesBackIsGoneOnWithAtTheSameRate() throws IOException {
        port.setBaud(460_800);
        vanish();
        PortContract.assertFault(() -> port.read(new byte[1], 0, 1, in(Duration.ofSeconds(5))), WireFault.PORT_GONE);
        comeBack();

        port.awaitReturn(in(Duration.ofSeconds(5)));

        assertThat(port.baud()).isEqualTo(460_800);
        pty.send(new byte[] {5});
        assertThat(port.read(new byte[1], 0, 1, in(Duration.ofSeconds(5)))).isOne();
        assertThat(port.trace().dump())
                .as("one trace for both lives")
                .contains("460800 baud", "waiting for its return", "opened at 460800");
    }

    @Test
    void deviceThatStaysAwayIsGoneWhenTheTimeIsUp() throws IOException {
        vanish();
        long start = System.nanoTime();
        PortContract.assertFault(() -> port.awaitReturn(in(Duration.ofMillis(300))), WireFault.PORT_GONE);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(290), Duration.ofSeconds(2));
    }

    @Test
    void closingFreesWhoeverWaitsAndNothingIsOpenedAfterwards() throws IOException {
        vanish();
        CompletableFuture<Void> waiting =
                CompletableFuture.runAsync(() -> port.awaitReturn(in(Duration.ofSeconds(15))));
        await().until(() -> port.trace().dump().contains("waiting for its return"));
        port.close();
        comeBack();
        assertThat(waiting)
                .failsWithin(Duration.ofSeconds(2))
                .withThrowableThat()
                .withMessageContaining("is closed");
        Ports.open(link.toString(), 115_200, in(Duration.ofSeconds(5))).close();
    }

    @Test
    void interruptFreesWhoeverWaits() throws IOException {
        vanish();
        Thread self = Thread.currentThread();
        CompletableFuture<Void> interrupting = CompletableFuture.runAsync(() -> {
            await().until(() -> port.trace().dump().contains("waiting for its return"));
            self.interrupt();
        });
        PortContract.assertFault(() -> port.awaitReturn(in(Duration.ofSeconds(15))), WireFault.INTERRUPTED);
        assertThat(Thread.interrupted()).as("the flag stays set").isTrue();
        interrupting.join();
    }

    private void vanish() throws IOException {
        pty.close();
        Files.delete(link);
    }

    private void comeBack() throws IOException {
        pty = new Pty();
        Files.createSymbolicLink(link, Path.of(pty.path()));
    }

    private static Deadline in(Duration time) {
        return Deadline.after(time);
    }
}
