package org.nailbed.wire.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Lines;
import org.nailbed.wire.Port;
import org.nailbed.wire.PortContract;
import org.nailbed.wire.WireFault;
import org.nailbed.wire.ports.Ports;

@EnabledOnOs(OS.LINUX)
class SerialPortIT extends PortContract {

    @TempDir
    private Path directory;

    @Test
    void aMissingDeviceIsNotFound() {
        assertFault(() -> open("/dev/ttyNoSuchPort"), WireFault.PORT_NOT_FOUND);
    }

    @Test
    void aLinkWhoseDeviceWasUnpluggedIsNotFound() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("board1"), Path.of("/dev/ttyNoSuchPort"));
        assertFault(() -> open(link.toString()), WireFault.PORT_NOT_FOUND);
    }

    @Test
    void aFileThatIsNoDeviceIsABadAddress() throws IOException {
        Path file = Files.writeString(directory.resolve("firmware.bin"), "x");
        assertFault(() -> open(file.toString()), WireFault.BAD_ADDRESS);
        assertFault(() -> open("/dev/null"), WireFault.BAD_ADDRESS);
    }

    @Test
    void aSecondOpenerOfTheSameDeviceIsRefusedByAnyName() throws IOException {
        try (Pty pty = new Pty();
                Port first = open(pty.path())) {
            Path link = Files.createSymbolicLink(directory.resolve("board1"), Path.of(pty.path()));
            assertFault(() -> open(link.toString()), WireFault.PORT_BUSY);
            first.close();
            open(link.toString()).close();
        }
    }

    @Test
    void aDeviceThatAnotherProgramHoldsIsBusy() {
        try (Pty pty = new Pty()) {
            pty.lockAsAnotherProgram();
            assertFault(() -> open(pty.path()), WireFault.PORT_BUSY);
        }
    }

    @Test
    void aPseudoTerminalHasNoLines() {
        try (Pty pty = new Pty();
                Port port = open(pty.path())) {
            assertThat(port.hasLines()).isFalse();
            port.setLines(Lines.RTS);
        }
    }

    @Test
    void aPortReopensAtOnceAfterUnplugAndClose() {
        for (int i = 0; i < 50; i++) {
            try (Pty pty = new Pty()) {
                Port port = open(pty.path());
                pty.close();
                assertFault(
                        () -> port.read(new byte[1], 0, 1, Deadline.after(Duration.ofSeconds(5))), WireFault.PORT_GONE);
                port.close();
            }
        }
    }

    @Override
    protected Peer peer() {
        Pty pty = new Pty();
        return new Peer() {
            @Override
            public Port open() {
                return SerialPortIT.open(pty.path());
            }

            @Override
            public void send(byte[] bytes) {
                pty.send(bytes);
            }

            @Override
            public byte[] receive(int count) {
                return pty.receive(count);
            }

            @Override
            public void unplug() {
                pty.close();
            }

            @Override
            public void close() {
                pty.close();
            }
        };
    }

    private static Port open(String address) {
        return Ports.open(address, 115_200, Deadline.after(Duration.ofSeconds(5)));
    }
}
