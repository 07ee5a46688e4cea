package org.nailbed.simulator.jig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.SimulatorException;

class TcpJigIT {
    private static final byte[] SYNC = HexFormat.of().parseHex("c0000824000000000007071220" + "55".repeat(32) + "c0");
    private static final int PATIENCE_MILLIS = 10_000;

    @TempDir
    Path dir;

    @Test
    void everyConnectionFindsTheBoardFreshlyInDownloadMode() throws IOException {
        try (SimulatedJig jig = jig(1, Optional.empty())) {
            for (int i = 0; i < 3; i++) {
                try (Socket client = connect(jig.boards().get(0))) {
                    readUntil(client, "waiting for download\r\n");
                    client.getOutputStream().write(SYNC);
                    readUntil(client, "\u0001\u0008\u0004\u0000\u0007\u0007\u0012");
                }
            }
        }
    }

    @Test
    void secondClientIsTurnedAwayAndTheFirstGoesOn() throws IOException {
        try (SimulatedJig jig = jig(1, Optional.empty());
                Socket first = connect(jig.boards().get(0))) {
            readUntil(first, "waiting for download\r\n");
            try (Socket second = connect(jig.boards().get(0))) {
                assertThat(second.getInputStream().read()).isEqualTo(-1);
            }
            first.getOutputStream().write(SYNC);
            readUntil(first, "\u0001\u0008\u0004");
        }
    }

    @Test
    void unpluggingResetsTheConnectionAndFreesThePort() throws IOException {
        try (SimulatedJig jig = jig(1, Optional.empty())) {
            SimulatedBoard board = jig.boards().get(0);
            try (Socket client = connect(board)) {
                readUntil(client, "waiting for download\r\n");
                board.order(Optional.of(new BoardFault.UnplugAt(10)));
                client.getOutputStream().write(SYNC);
                assertThatThrownBy(() -> client.getInputStream().readAllBytes()).isInstanceOf(SocketException.class);
            }
            assertThatThrownBy(() -> connect(board)).isInstanceOf(ConnectException.class);
            board.plugIn();
            try (Socket client = connect(board)) {
                readUntil(client, "waiting for download\r\n");
            }
        }
    }

    @Test
    void flashFilesOutliveTheJig() throws IOException {
        try (SimulatedJig jig = jig(2, Optional.of(dir))) {
            assertThat(jig.boards().get(1).flash()).containsOnly(0xFF);
        }
        Files.write(dir.resolve("board2.bin"), new byte[] {1, 2, 3});
        try (SimulatedJig jig = jig(2, Optional.of(dir))) {
            assertThat(jig.boards().get(1).flash()).startsWith(1, 2, 3, 0xFF).hasSize(0x400000);
        }
    }

    @Test
    void takenPortIsNamedAndNothingIsLeftOpen() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int first = taken.getLocalPort();
            JigOptions options = JigOptions.of("esp32").withFlashDir(dir);
            assertThatThrownBy(() -> SimulatedJig.onTcp(options, first))
                    .isInstanceOf(SimulatorException.class)
                    .hasMessageContaining("TCP port " + first);
            try (SimulatedJig free = SimulatedJig.onTcp(options, 0)) {
                assertThat(free.boards()).hasSize(1);
            }
        }
    }

    @Test
    void macsOfAJigDiffer() {
        try (SimulatedJig jig = jig(3, Optional.empty())) {
            assertThat(jig.boards()).extracting(SimulatedBoard::mac).doesNotHaveDuplicates();
            jig.boards()
                    .get(1)
                    .order(Optional.of(
                            new BoardFault.OtherMac(jig.boards().get(0).mac())));
            assertThat(jig.boards().get(1).mac()).isEqualTo(jig.boards().get(0).mac());
        }
    }

    @Test
    void anImpossibleFlashSizeOrCountIsRefused() {
        assertThatThrownBy(() -> JigOptions.of("esp32").withCount(0)).isInstanceOf(SimulatorException.class);
        assertThatThrownBy(() -> JigOptions.of("esp32").withFlashSizeBytes(3_000_000))
                .isInstanceOf(SimulatorException.class);
    }

    private static SimulatedJig jig(int count, Optional<Path> flashDir) {
        JigOptions options = JigOptions.of("esp32c3").withCount(count);
        return SimulatedJig.onTcp(flashDir.map(options::withFlashDir).orElse(options), 0);
    }

    private static Socket connect(SimulatedBoard board) throws IOException {
        URI address = URI.create(board.address());
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void readUntil(Socket client, String text) throws IOException {
        StringBuilder heard = new StringBuilder();
        byte[] bytes = new byte[1024];
        while (heard.indexOf(text) < 0) {
            int count = client.getInputStream().read(bytes);
            assertThat(count).as("heard %s", heard).isPositive();
            heard.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
        }
    }
}
