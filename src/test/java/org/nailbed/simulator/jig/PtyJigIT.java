package org.nailbed.simulator.jig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.simulator.SimulatorException;

/** Boards on real pseudo-terminals, opened as a foreign tool opens a serial port. */
@EnabledOnOs(OS.LINUX)
class PtyJigIT {
    private static final String SYNC = "c0000824000000000007071220" + "55".repeat(32) + "c0";

    @TempDir
    Path dir;

    private final StringBuilder heard = new StringBuilder();
    private Optional<SerialPort> port = Optional.empty();

    @AfterEach
    void closePort() {
        port.ifPresent(SerialPort::closePort);
    }

    @Test
    void foreignToolThatOpensThePortFindsDownloadMode() {
        try (SimulatedJig jig = jig(1, Timing.REALISTIC)) {
            open(jig.boards().get(0));
            waitFor("waiting for download");
            write(SYNC);
            waitFor(latin("010804000707122000000000"));
        }
    }

    @Test
    void linesResetTheBoardIntoApplicationAndLoader() throws IOException {
        try (SimulatedJig jig = jig(1, Timing.REALISTIC);
                SocketChannel lines = connect(jig.boards().get(0))) {
            open(jig.boards().get(0));
            set(lines, "D0R1");
            set(lines, "D0R0");
            waitFor("SPI_FAST_FLASH_BOOT");
            set(lines, "D0R1");
            set(lines, "D1R0");
            waitFor("waiting for download");
            set(lines, "D0R0");
            write(SYNC);
            waitFor(latin("010804000707122000000000"));
        }
    }

    @Test
    void clientThatHoldsTheLinesFindsTheBoardAsItWas() throws IOException {
        try (SimulatedJig jig = jig(1, Timing.OFF);
                SocketChannel lines = connect(jig.boards().get(0))) {
            set(lines, "D0R0");
            open(jig.boards().get(0));
            set(lines, "D0R1");
            set(lines, "D0R0");
            waitFor("invalid header");
            assertThat(heard.toString()).doesNotContain("DOWNLOAD");
        }
    }

    @Test
    void unknownLineCommandIsAnsweredWithWhatIsUnderstood() throws IOException {
        try (SimulatedJig jig = jig(1, Timing.OFF);
                SocketChannel lines = connect(jig.boards().get(0))) {
            assertThat(ask(lines, "reset!")).isEqualTo("D<0|1>R<0|1>, I and M are understood\n");
            assertThat(ask(lines, "D1R0")).isEqualTo("ok\n");
        }
    }

    @Test
    void oddRatesAreKnownOnBothSides() {
        try (SimulatedJig jig = jig(1, Timing.REALISTIC)) {
            SerialPort serial = open(jig.boards().get(0));
            waitFor("waiting for download");
            write(SYNC);
            waitFor(latin("010804000707122000000000"));
            int oddRate = 307_000;
            write("c0000f080000000000" + HexFormat.of().toHexDigits(Integer.reverseBytes(oddRate)) + "00000000c0");
            waitFor(latin("c0c0c0"));
            serial.setBaudRate(oddRate);
            heard.setLength(0);
            write("c0000a04000000000000100040c0");
            waitFor(latin("010a0400831df000"));
        }
    }

    @Test
    void unpluggedBoardIsGoneAndComesBackAtTheSameAddress() throws IOException {
        try (SimulatedJig jig = jig(2, Timing.OFF)) {
            SimulatedBoard board = jig.boards().get(0);
            Path link = Path.of(board.address());
            open(board);
            waitFor("waiting for download");
            board.order(Optional.of(new BoardFault.UnplugAt(20)));
            write(SYNC);
            Awaitility.await().until(() -> !Files.exists(link, LinkOption.NOFOLLOW_LINKS));
            closePort();
            assertThat(jig.boards().get(1).flash()).hasSize(0x400000);
            board.order(Optional.empty());
            board.plugIn();
            heard.setLength(0);
            open(board);
            waitFor("waiting for download");
        }
    }

    @Test
    void clientThatVanishesInTheMiddleOfAFrameDoesNoHarm() {
        try (SimulatedJig jig = jig(1, Timing.OFF)) {
            for (int i = 0; i < 3; i++) {
                heard.setLength(0);
                open(jig.boards().get(0));
                waitFor("waiting for download");
                write("c00008240000");
                closePort();
                heard.setLength(0);
                open(jig.boards().get(0));
                waitFor("waiting for download");
                write(SYNC);
                waitFor(latin("010804000707122000000000"));
                closePort();
            }
        }
    }

    @Test
    void whatAKilledJigLeftIsReplacedButARunningOneIsRespected() throws IOException {
        Files.createSymbolicLink(dir.resolve("board1"), Path.of("/dev/pts/no-such-terminal"));
        leaveDeadSocket(dir.resolve("board1.lines"));
        try (SimulatedJig jig = jig(1, Timing.OFF)) {
            assertThat(jig.boards().get(0).address())
                    .isEqualTo(dir.resolve("board1").toString());
            assertThatThrownBy(() -> jig(1, Timing.OFF))
                    .isInstanceOf(SimulatorException.class)
                    .hasMessageContaining("Another jig is offering");
        }
    }

    @Test
    void fileThatIsNoLinkOrSocketIsNotTouched() throws IOException {
        Files.writeString(dir.resolve("board2"), "precious");
        assertThatThrownBy(() -> jig(3, Timing.OFF)).isInstanceOf(SimulatorException.class);
        assertThat(Files.readString(dir.resolve("board2"))).isEqualTo("precious");
        assertThat(dir)
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith("board1"));
    }

    @Test
    void closedJigLeavesNoThreadNoDescriptorAndNoLink() throws IOException {
        jig(1, Timing.OFF).close();
        long descriptors = descriptors();
        SimulatedJig jig = jig(8, Timing.REALISTIC);
        open(jig.boards().get(3));
        waitFor("waiting for download");
        closePort();
        assertThat(threads()).isEqualTo(8);
        jig.close();
        assertThat(threads()).isZero();
        assertThat(dir).isEmptyDirectory();
        Awaitility.await().untilAsserted(() -> assertThat(descriptors()).isLessThanOrEqualTo(descriptors));
        assertThatThrownBy(() -> jig.boards().get(0).mac())
                .isInstanceOf(SimulatorException.class)
                .hasMessageContaining("is closed");
    }

    private SimulatedJig jig(int count, Timing timing) {
        return SimulatedJig.onPtys(JigOptions.of("esp32").withCount(count).withTiming(timing), dir);
    }

    private static void leaveDeadSocket(Path path) throws IOException {
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(path));
        }
    }

    private SerialPort open(SimulatedBoard board) {
        try {
            SerialPort opened =
                    SerialPort.getCommPort(Path.of(board.address()).toRealPath().toString());
            opened.setComPortParameters(115_200, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
            opened.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, 100, 0);
            assertThat(opened.openPort()).isTrue();
            port = Optional.of(opened);
            return opened;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private SerialPort port() {
        return port.orElseThrow();
    }

    private void write(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(port().writeBytes(bytes, bytes.length)).isEqualTo(bytes.length);
    }

    private void waitFor(String text) {
        Awaitility.await().until(() -> {
            byte[] bytes = new byte[4096];
            int count = Math.max(0, port().readBytes(bytes, bytes.length));
            heard.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
            return heard.indexOf(text) >= 0;
        });
    }

    private static String latin(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }

    private static SocketChannel connect(SimulatedBoard board) throws IOException {
        SocketChannel lines = SocketChannel.open(StandardProtocolFamily.UNIX);
        lines.connect(UnixDomainSocketAddress.of(board.address() + ".lines"));
        return lines;
    }

    private static void set(SocketChannel lines, String command) throws IOException {
        assertThat(ask(lines, command)).isEqualTo("ok\n");
    }

    private static String ask(SocketChannel lines, String command) throws IOException {
        lines.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.US_ASCII)));
        ByteBuffer answer = ByteBuffer.allocate(100);
        do {
            lines.read(answer);
        } while (answer.get(answer.position() - 1) != '\n');
        return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("board\\d+"))
                .count();
    }
}
