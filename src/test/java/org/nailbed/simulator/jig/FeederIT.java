package org.nailbed.simulator.jig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.InputLine;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.Rfc2217Style;

/** Boards that come and go while the jig lives, and the lines of the fixture around them. */
@EnabledOnOs(OS.LINUX)
class FeederIT {
    private static final int PATIENCE_MILLIS = 5_000;

    @TempDir
    Path dir;

    @Test
    void nextBoardHasItsOwnMacAndFlashAndNoFaultOfTheOneBefore() {
        JigOptions options = JigOptions.of("esp32s3").withCount(2).withFlashDir(dir.resolve("flash"));
        try (SimulatedJig jig = SimulatedJig.onPtys(options, dir)) {
            Set<String> macs = new HashSet<>();
            for (SimulatedBoard board : jig.boards()) {
                macs.add(board.mac());
            }
            SimulatedBoard first = jig.boards().get(0);
            first.insert(new FreshBoard(7, Optional.of(new BoardFault.OtherMac("02:00:00:00:00:09"))));
            assertThat(first.mac()).isEqualTo("02:00:00:00:00:09");
            assertThat(first.number()).isEqualTo(7);
            first.exchange();
            assertThat(first.number()).isEqualTo(9);
            macs.add(first.mac());
            assertThat(macs).hasSize(3);
            assertThat(first.flash()).containsOnly(0xFF);
            assertThat(Files.isSymbolicLink(Path.of(first.address()))).isTrue();
        }
    }

    @Test
    void boardThatIsTakenOutLeavesNoLinkUntilTheNextComes() {
        try (SimulatedJig jig = SimulatedJig.onPtys(JigOptions.of("esp32"), dir)) {
            SimulatedBoard board = jig.boards().get(0);
            board.unplug();
            assertThat(Files.exists(Path.of(board.address()), LinkOption.NOFOLLOW_LINKS))
                    .isFalse();
            board.insert(FreshBoard.number(2));
            assertThat(Files.exists(Path.of(board.address()))).isTrue();
        }
    }

    @Test
    void clientOfABoardOnTcpIsCutOffWhenItIsExchangedAndFindsTheNextAtTheSamePort() throws IOException {
        try (SimulatedJig jig = SimulatedJig.onTcp(JigOptions.of("esp32"), 0)) {
            SimulatedBoard board = jig.boards().get(0);
            try (Socket client = connect(board)) {
                assertThat(client.getInputStream().read()).as("boot text").isPositive();
                board.exchange();
                assertThat(drain(client)).isTrue();
            }
            try (Socket client = connect(board)) {
                assertThat(client.getInputStream().read()).as("boot text").isPositive();
            }
        }
    }

    @Test
    void handleShowsOnTheLineSocketWhateverBoardLiesThere() throws IOException {
        try (SimulatedJig jig = SimulatedJig.onPtys(JigOptions.of("esp32"), dir)) {
            SimulatedBoard board = jig.boards().get(0);
            assertThat(lines(board)).isEqualTo("ok CTS=0 DSR=0 DCD=0 RI=0\n");
            board.closeHandle();
            board.raise(InputLine.RI);
            assertThat(lines(board)).isEqualTo("ok CTS=0 DSR=1 DCD=0 RI=1\n");
            board.exchange();
            board.openHandle();
            assertThat(lines(board)).isEqualTo("ok CTS=0 DSR=0 DCD=0 RI=1\n");
        }
    }

    @Test
    void handleIsToldToAClientOfRfc2217() throws IOException {
        try (SimulatedJig jig = SimulatedJig.onRfc2217(JigOptions.of("esp32"), 0, Rfc2217Style.PLAIN)) {
            SimulatedBoard board = jig.boards().get(0);
            try (Socket client = connect(board)) {
                client.getOutputStream().write(HexFormat.of().parseHex("fffb2cfffa2c0bfffffff0"));
                waitFor(client, "fffa2c6ffffffff0");
                board.closeHandle();
                waitFor(client, "fffa2c6b22fff0");
                board.openHandle();
                waitFor(client, "fffa2c6b02fff0");
            }
        }
    }

    private static Socket connect(SimulatedBoard board) throws IOException {
        URI place = URI.create(board.address());
        Socket socket = new Socket(place.getHost(), place.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** @return whether the other side has closed */
    private static boolean drain(Socket client) throws IOException {
        try {
            while (client.getInputStream().read() >= 0) {
                // what was on its way
            }
        } catch (SocketException reset) {
            return true;
        }
        return true;
    }

    private static void waitFor(Socket client, String hex) throws IOException {
        StringBuilder heard = new StringBuilder();
        while (heard.indexOf(hex) < 0) {
            heard.append(
                    HexFormat.of().toHexDigits((byte) client.getInputStream().read()));
        }
    }

    private static String lines(SimulatedBoard board) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(board.address() + ".lines"));
            channel.write(ByteBuffer.wrap("M\n".getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(64);
            while (answer.position() == 0 || answer.get(answer.position() - 1) != '\n') {
                channel.read(answer);
            }
            return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
        }
    }
}
