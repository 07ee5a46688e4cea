package org.nailbed.simulator.jig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nailbed.simulator.Attachment;
import org.nailbed.simulator.Attachment.UartBridge;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.Rfc2217Style;
import org.nailbed.simulator.SimulatorException;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Lines;
import org.nailbed.wire.Port;
import org.nailbed.wire.ports.Ports;

/** Boards on real terminals and sockets, as a client finds them by what they hang on. */
class AttachedJigIT {

    @TempDir
    Path dir;

    @Test
    void lineSocketNamesTheUsbDeviceThatTheTerminalStandsFor() throws IOException {
        assertThat(usbNameOf(JigOptions.of("esp32c3").withAttachment(new Attachment.UsbSerialJtag())))
                .isEqualTo("ok 303a:1001\n");
        assertThat(usbNameOf(JigOptions.of("esp32s3").withAttachment(new Attachment.UsbOtg())))
                .isEqualTo("ok 303a:0009\n");
        assertThat(usbNameOf(JigOptions.of("esp32").withAttachment(UartBridge.CP2102)))
                .isEqualTo("ok 10c4:ea60\n");
        assertThat(usbNameOf(JigOptions.of("esp32"))).isEqualTo("ok\n");
    }

    private String usbNameOf(JigOptions options) throws IOException {
        try (SimulatedJig jig = SimulatedJig.onPtys(options, dir);
                SocketChannel lines = linesOf(jig.boards().get(0))) {
            return ask(lines, "I\n");
        }
    }

    @Test
    void terminalAndLineSocketVanishInAResetAndComeBackUnderTheirNames() throws IOException {
        JigOptions options = JigOptions.of("esp32c3").withAttachment(new Attachment.UsbSerialJtag());
        try (SimulatedJig jig = SimulatedJig.onPtys(options, dir)) {
            SimulatedBoard board = jig.boards().get(0);
            Path terminal = Path.of(board.address());
            try (SocketChannel lines = linesOf(board)) {
                assertThat(ask(lines, "D0R1\n")).isEqualTo("ok\n");
                assertThat(ask(lines, "D0R0\n"))
                        .as("the sequence comes to its end")
                        .isEqualTo("ok\n");
                await(() -> !Files.exists(terminal, LinkOption.NOFOLLOW_LINKS));
                assertThat(lines.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            }
            await(() -> Files.exists(terminal) && Files.exists(Path.of(board.address() + ".lines")));
        }
    }

    @Test
    void boardIsTakenOffAndPutOnAgainWithItsButtonHeld() {
        JigOptions options = JigOptions.of("esp32s3").withAttachment(new Attachment.UsbSerialJtag(false));
        try (SimulatedJig jig = SimulatedJig.onPtys(options, dir)) {
            SimulatedBoard board = jig.boards().get(0);
            board.unplug();
            assertThat(Path.of(board.address())).doesNotExist();
            board.plugInWithButton();
            assertThat(Path.of(board.address())).exists();
        }
    }

    @Test
    void chipThatLacksTheAttachmentIsRefusedWithThoseThatHaveIt() {
        assertThatThrownBy(() -> SimulatedJig.onTcp(JigOptions.of("esp32").withAttachment(new Attachment.UsbOtg()), 0))
                .isInstanceOf(SimulatorException.class)
                .hasMessageContaining("esp32s2");
    }

    @ParameterizedTest
    @EnumSource(Rfc2217Style.class)
    void linesReachTheBoardBehindAServer(Rfc2217Style style) {
        try (SimulatedJig jig = SimulatedJig.onRfc2217(JigOptions.of("esp32c3"), 0, style);
                Port port = Ports.open(jig.boards().get(0).address(), 115_200, in(10))) {
            port.setLines(Lines.RTS);
            port.setLines(Lines.DTR);
            assertThat(heard(port, "waiting for download")).contains("waiting for download");
        }
    }

    private static String heard(Port port, String until) {
        StringBuilder text = new StringBuilder();
        byte[] bytes = new byte[1024];
        Deadline deadline = in(10);
        while (text.indexOf(until) < 0 && !deadline.hasPassed()) {
            int count = port.read(bytes, 0, bytes.length, deadline);
            text.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    private static Deadline in(int seconds) {
        return Deadline.after(Duration.ofSeconds(seconds));
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
    }

    private static SocketChannel linesOf(SimulatedBoard board) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(board.address() + ".lines"));
        return channel;
    }

    private static String ask(SocketChannel lines, String question) throws IOException {
        lines.write(ByteBuffer.wrap(question.getBytes(StandardCharsets.US_ASCII)));
        ByteBuffer answer = ByteBuffer.allocate(64);
        while (answer.position() == 0 || answer.get(answer.position() - 1) != '\n') {
            if (lines.read(answer) < 0) {
                break;
            }
        }
        return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
    }
}
