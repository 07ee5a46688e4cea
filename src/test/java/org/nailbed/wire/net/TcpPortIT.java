package org.nailbed.wire.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nailbed.wire.Closing;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Port;
import org.nailbed.wire.PortContract;
import org.nailbed.wire.RunningTicker;
import org.nailbed.wire.WireFault;
import org.nailbed.wire.ports.Ports;

class TcpPortIT extends PortContract {
    private static final Deadline SOON = Deadline.after(Duration.ofSeconds(10));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socket://",
                "socket://host",
                "socket://:80",
                "socket://host:0",
                "socket://host:70000",
                "socket://host:x",
                "socket://a b:80",
                ""
            })
    void anAddressThatIsNoneIsRefused(String address) {
        assertFault(() -> Ports.open(address, 115_200, SOON), WireFault.BAD_ADDRESS);
    }

    @Test
    void nobodyListeningIsAPortNotFound() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        assertFault(() -> Ports.open("socket://127.0.0.1:" + port, 115_200, SOON), WireFault.PORT_NOT_FOUND);
    }

    @Test
    void anUnknownHostIsAPortNotFound() {
        assertFault(() -> Ports.open("socket://no-such-host.invalid:9", 115_200, SOON), WireFault.PORT_NOT_FOUND);
    }

    /** A select of no milliseconds waits for ever. */
    @Test
    @Timeout(value = 5, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void deadlineThatPassesBetweenTwoLooksAtTheClockEndsAReadToo() {
        try (Peer peer = peer();
                Port port = peer.open()) {
            Deadline passing = Deadline.after(Duration.ofNanos(1_000), new RunningTicker(Duration.ofNanos(600)));

            assertThat(port.read(new byte[1], 0, 1, passing)).isZero();
        }
    }

    @Override
    protected Peer peer() {
        try {
            return new Loopback(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Loopback implements Peer {
        private final ServerSocket server;
        private Socket socket = new Socket();

        Loopback(ServerSocket server) {
            this.server = server;
        }

        @Override
        public Port open() {
            Port port = Ports.open("socket://127.0.0.1:" + server.getLocalPort(), 115_200, SOON);
            try {
                socket = server.accept();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return port;
        }

        @Override
        public void send(byte[] bytes) {
            try {
                socket.getOutputStream().write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public byte[] receive(int count) {
            try {
                return socket.getInputStream().readNBytes(count);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void unplug() {
            close();
        }

        @Override
        public void close() {
            Closing.quietly(socket);
            Closing.quietly(server);
        }
    }
}
