package org.nailbed.wire.serial;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nailbed.wire.PortContract.assertFault;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Inputs;
import org.nailbed.wire.Lines;
import org.nailbed.wire.Port;
import org.nailbed.wire.PortInfo;
import org.nailbed.wire.UsbBridge;
import org.nailbed.wire.WireFault;
import org.nailbed.wire.ports.Ports;

/** DTR and RTS of a virtual jig beside its pseudo-terminal. */
@EnabledOnOs(OS.LINUX)
@Timeout(20)
class LineSocketIT {

    @TempDir
    private Path directory;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private Pty pty;
    private Path board;
    private ServerSocketChannel server;

    @BeforeEach
    void offerBoard() throws IOException {
        pty = new Pty();
        board = Files.createSymbolicLink(directory.resolve("board1"), Path.of(pty.path()));
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(directory.resolve("board1.lines")));
    }

    @AfterEach
    void takeBoardAway() throws IOException {
        server.close();
        pty.close();
    }

    @Test
    void everyChangeReachesTheBoardBeforeTheCallReturns() throws InterruptedException {
        answer("ok\n");
        try (Port port = open()) {
            assertThat(port.hasLines()).isTrue();
            for (Lines lines : Lines.values()) {
                port.setLines(lines);
                assertThat(heard).as("%s", lines).hasSize(1);
                assertThat(heard.take()).isEqualTo(expected(lines));
            }
            assertThat(port.trace().dump()).contains("lines BOTH");
        }
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("end");
    }

    private static String expected(Lines lines) {
        return switch (lines) {
            case NONE -> "D0R0";
            case DTR -> "D1R0";
            case RTS -> "D0R1";
            case BOTH -> "D1R1";
        };
    }

    @Test
    void aTerminalThatStandsForAUsbDeviceSaysSo() throws InterruptedException {
        answer("ok 303a:1001\n");
        try (Port port = open()) {
            assertThat(port.usb().map(PortInfo.Usb::id)).contains("303a:1001");
            assertThat(port.usb().flatMap(PortInfo.Usb::bridge).map(UsbBridge::name))
                    .contains("USB-Serial/JTAG");
            assertThat(heard.take()).isEqualTo("I");
            assertThat(heard).as("asked once").isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok\n", "D<0|1>R<0|1> is understood\n", "ok 303a\n"})
    void aTerminalThatStandsForNoUsbDeviceHasNoName(String reply) {
        answer(reply);
        try (Port port = open()) {
            assertThat(port.usb()).isEmpty();
        }
    }

    @Test
    void theInputLinesAreAskedForEveryTime() throws InterruptedException {
        answer("ok CTS=0 DSR=1 DCD=0 RI=1\n");
        try (Port port = open()) {
            assertThat(port.inputs()).contains(new Inputs(false, true, false, true));
            assertThat(port.inputs()).isPresent();
            assertThat(heard.take()).isEqualTo("M");
            assertThat(heard.take()).isEqualTo("M");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok\n", "D<0|1>R<0|1> and I are understood\n", "ok CTS=2 DSR=1 DCD=0 RI=1\n"})
    void aJigThatKnowsNoInputLinesHasNone(String reply) {
        answer(reply);
        try (Port port = open()) {
            assertThat(port.inputs()).isEmpty();
        }
    }

    @Test
    void aBareTerminalHasNoInputLines() {
        try (Port port = Ports.open(pty.path(), 115_200, Deadline.after(Duration.ofSeconds(5)))) {
            assertThat(port.inputs()).isEmpty();
        }
    }

    @Test
    void aJigThatDoesNotTakeALineChangeIsAFault() {
        answer("what?\n");
        try (Port port = open()) {
            assertFault(() -> port.setLines(Lines.RTS), WireFault.PORT_GONE);
        }
    }

    @Test
    void aJigThatIsGoneIsAPortGone() {
        answer("");
        try (Port port = open()) {
            assertFault(() -> port.setLines(Lines.RTS), WireFault.PORT_GONE);
        }
    }

    @Test
    void aStaleSocketIsAPortNotFound() throws IOException {
        server.close();
        assertFault(this::open, WireFault.PORT_NOT_FOUND);
    }

    @Test
    void aStopBeforeTheOpenIsAStopAndNoMissingPort() {
        answer("ok\n");
        Thread.currentThread().interrupt();
        try {
            assertFault(this::open, WireFault.INTERRUPTED);
        } finally {
            assertThat(Thread.interrupted()).as("the flag stays set").isTrue();
        }
    }

    @Test
    void aBusyDeviceLetsGoOfTheLines() throws InterruptedException {
        answer("ok\n");
        pty.lockAsAnotherProgram();
        assertFault(this::open, WireFault.PORT_BUSY);
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("end");
    }

    private Port open() {
        return Ports.open(board.toString(), 115_200, Deadline.after(Duration.ofSeconds(5)));
    }

    /** Takes one connection; an empty answer means: hang up after the first line. */
    private void answer(String answer) {
        Thread thread = new Thread(() -> {
            try (SocketChannel client = server.accept();
                    Scanner lines = new Scanner(Channels.newInputStream(client), US_ASCII)) {
                while (lines.hasNextLine()) {
                    heard.add(lines.nextLine());
                    if (answer.isEmpty()) {
                        return;
                    }
                    client.write(ByteBuffer.wrap(answer.getBytes(US_ASCII)));
                }
                heard.add("end");
            } catch (IOException e) {
                heard.add("failed: " + e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
