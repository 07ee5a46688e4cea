package org.nailbed.wire.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Inputs;
import org.nailbed.wire.Lines;
import org.nailbed.wire.Port;
import org.nailbed.wire.PortContract;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;
import org.nailbed.wire.ports.Ports;

/** Other-protocols reference, 6. */
class Rfc2217PortIT extends PortContract {

    /** Recorded from ser2net 4.3.11 (other-protocols reference, 6.1). */
    private static final int[] SER2NET_GREETING = {
        0xFF, 0xFB, 3, 0xFF, 0xFD, 3, 0xFF, 0xFB, 1, 0xFF, 0xFE, 1, 0xFF, 0xFD, 0, 0xFF, 0xFB, 0, 0xFF, 0xFD, 0x2C
    };

    @Override
    protected Peer peer() {
        return new FakeRfc2217Server();
    }

    @Test
    void openingAsksForAPlainSerialPortAndTouchesNoLine() {
        try (FakeRfc2217Server server = new FakeRfc2217Server();
                Port port = open(server.address())) {
            assertThat(server.events())
                    .containsExactly(
                            "will 0",
                            "do 0",
                            "will 3",
                            "do 3",
                            "will 44",
                            "setting 2=8",
                            "setting 3=1",
                            "setting 4=1",
                            "control 1",
                            "baud 115200");
            assertThat(port.isRemote()).isTrue();
            assertThat(port.hasLines()).isTrue();
            assertThat(port.baud()).isEqualTo(115_200);
        }
    }

    @Test
    void ser2netsGreetingIsAnsweredOnceAndOnlyWhereSomethingChanges() {
        try (FakeRfc2217Server server = new FakeRfc2217Server().greeting(SER2NET_GREETING);
                Port port = open(server.address())) {
            server.sendRaw(new byte[] {(byte) 0xFF, (byte) 0xFB, 1, (byte) 0xFF, (byte) 0xFB, 1});
            port.setBaud(230_400);
            assertThat(server.events().stream().filter(event -> event.matches("(will|wont|do|dont) .*")))
                    .containsExactlyInAnyOrder("will 0", "do 0", "will 3", "do 3", "will 44", "do 1");
        }
    }

    @Test
    void unknownOptionsAreRefusedOnce() {
        try (FakeRfc2217Server server = new FakeRfc2217Server()
                        .greeting(0xFF, 0xFD, 44, 0xFF, 0xFD, 31, 0xFF, 0xFB, 24, 0xFF, 0xFD, 31, 0xFF, 0xFB, 24);
                Port port = open(server.address())) {
            port.setBaud(9_600);
            assertThat(server.events().stream().filter(event -> event.endsWith("31") || event.endsWith("24")))
                    .containsExactly("wont 31", "dont 24");
        }
    }

    @Test
    void linesChangeOneAfterTheOtherAndNoReleasePassesThroughReset() {
        try (FakeRfc2217Server server = new FakeRfc2217Server();
                Port port = open(server.address())) {
            assertThat(changes(server, port, Lines.RTS)).containsExactly("R1", "D0");
            assertThat(changes(server, port, Lines.BOTH)).containsExactly("D1");
            assertThat(changes(server, port, Lines.DTR)).containsExactly("R0");
            assertThat(changes(server, port, Lines.NONE)).containsExactly("D0");
            assertThat(changes(server, port, Lines.BOTH)).containsExactly("D1", "R1");
            assertThat(changes(server, port, Lines.NONE)).containsExactly("R0", "D0");
            assertThat(changes(server, port, Lines.NONE)).isEmpty();
        }
    }

    @Test
    void inputLinesAreAskedForOnceAndThenFollowed() {
        try (FakeRfc2217Server server = new FakeRfc2217Server().tellingModemState(0x10);
                Port port = open(server.address())) {
            assertThat(port.inputs()).contains(new Inputs(true, false, false, false));
            server.notifyModemState(0x20);
            server.notifyModemState(0xC0);
            await().until(() -> port.inputs().equals(Optional.of(new Inputs(false, false, true, true))));
            assertThat(server.events().stream().filter("modem state?"::equals)).hasSize(1);
        }
    }

    @Test
    void dataThatComesAmongNotificationsIsKept() {
        try (FakeRfc2217Server server = new FakeRfc2217Server().tellingModemState(0);
                Port port = open(server.address())) {
            server.send(new byte[] {1, (byte) 0xFF, 3});
            server.notifyModemState(0x20);
            await().until(() -> port.inputs().equals(Optional.of(new Inputs(false, true, false, false))));
            byte[] data = new byte[8];
            assertThat(port.read(data, 0, 8, soon())).isEqualTo(3);
            assertThat(data).startsWith(1, 0xFF, 3);
        }
    }

    @Test
    void aServerThatTellsNothingOfInputLinesIsWaitedForOnce() {
        try (FakeRfc2217Server server = new FakeRfc2217Server();
                Port port = open(server.address())) {
            assertThat(port.inputs()).isEmpty();
            long start = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                assertThat(port.inputs()).isEmpty();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(250));
        }
    }

    private static List<String> changes(FakeRfc2217Server server, Port port, Lines lines) {
        server.forgetEvents();
        port.setLines(lines);
        return server.events();
    }

    @Test
    void serverThatDoesNotAnswerLinesIsWaitedForOnceAndStillServedInOrder() {
        try (FakeRfc2217Server server = new FakeRfc2217Server().silentAboutLines();
                Port port = open(server.address())) {
            port.setLines(Lines.RTS);
            long start = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                port.setLines(Lines.DTR);
                port.setLines(Lines.RTS);
            }
            port.write(new byte[] {7}, soon());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(250));
            assertThat(server.receive(1)).containsExactly(7);
            assertThat(server.events().stream().filter(event -> event.matches("[DR][01]")))
                    .hasSize(202)
                    .startsWith("R1", "D0", "D1", "R0", "R1", "D0");
        }
    }

    @Test
    void linesAreNotWaitedForWhenTheAddressSaysSo() {
        try (FakeRfc2217Server server = new FakeRfc2217Server().silentAboutLines();
                Port port = open(server.address() + "?ign_set_control")) {
            long start = System.nanoTime();
            port.setLines(Lines.RTS);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(250));
        }
        assertFault(() -> open("rfc2217://127.0.0.1:9?poll_modem"), WireFault.BAD_ADDRESS);
    }

    @Test
    void dataBeforeAnAnswerIsKept() {
        try (FakeRfc2217Server server = new FakeRfc2217Server();
                Port port = open(server.address())) {
            server.send(new byte[] {1, (byte) 0xFF, 3});
            port.setBaud(921_600);
            byte[] got = new byte[8];
            assertThat(port.read(got, 0, 8, soon())).isEqualTo(3);
            assertThat(got).startsWith(1, 0xFF, 3);
        }
    }

    @Test
    void escapeByteInsideAValueIsSentTwiceAndUnderstood() {
        try (FakeRfc2217Server server = new FakeRfc2217Server();
                Port port = open(server.address())) {
            port.setBaud(0xFF);
            assertThat(port.baud()).isEqualTo(0xFF);
            port.setBaud(0x00FFFFFF);
            assertThat(server.events()).endsWith("baud 255", "baud 16777215");
        }
    }

    @Test
    void rateThatTheServerDoesNotApplyIsRefused() {
        try (FakeRfc2217Server server = new FakeRfc2217Server().withHighestBaud(460_800);
                Port port = open(server.address())) {
            assertFault(() -> port.setBaud(921_600), WireFault.BAUD_REFUSED);
            assertThat(port.baud()).isEqualTo(115_200);
        }
    }

    @Test
    void serverThatAnswersNoPurgeIsDrainedInstead() {
        try (FakeRfc2217Server server = new FakeRfc2217Server().silentAboutPurges();
                Port port = open(server.address())) {
            for (int i = 0; i < 2; i++) {
                server.send(new byte[1000]);
                assertThat(port.read(new byte[1], 0, 1, soon())).isOne();
                port.discardInput();
                assertThat(port.read(new byte[1], 0, 1, Deadline.after(Duration.ofMillis(30))))
                        .isZero();
            }
        }
    }

    @Test
    void notificationsAndStrayCommandsAreNoData() {
        try (FakeRfc2217Server server = new FakeRfc2217Server();
                Port port = open(server.address())) {
            int[] stray = {
                0xFF, 0xFA, 44, 107, 0x30, 0xFF, 0xF0, 0xFF, 0xF1, 0xFF, 0xFA, 44, 106, 0xFF, 0xFF, 0xFF, 0xF0, 0xFF,
                0xFA, 99, 0xFF, 0xFA, 44, 107, 0, 0xFF, 0xF0, 'x'
            };
            byte[] raw = new byte[stray.length];
            for (int i = 0; i < raw.length; i++) {
                raw[i] = (byte) stray[i];
            }
            server.sendRaw(raw);
            byte[] got = new byte[8];
            assertThat(port.read(got, 0, 8, soon())).isOne();
            assertThat(got[0]).isEqualTo((byte) 'x');
        }
    }

    @Test
    void serverThatRefusesToBeASerialPortIsNotFound() {
        try (FakeRfc2217Server server = new FakeRfc2217Server().greeting(0xFF, 0xFE, 44)) {
            assertThatThrownBy(() -> open(server.address()))
                    .isInstanceOfSatisfying(
                            WireException.class, e -> assertThat(e.fault()).isEqualTo(WireFault.PORT_NOT_FOUND))
                    .hasMessageContaining("refuses");
        }
    }

    @Test
    void rawSocketIsNoRfc2217PortAndTheMessageSaysWhatToWrite() throws IOException {
        try (ServerSocket raw = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "rfc2217://127.0.0.1:" + raw.getLocalPort();
            assertThatThrownBy(() -> Ports.open(address, 115_200, Deadline.after(Duration.ofMillis(200))))
                    .isInstanceOfSatisfying(
                            WireException.class, e -> assertThat(e.fault()).isEqualTo(WireFault.PORT_NOT_FOUND))
                    .hasMessageContaining("socket://");
        }
    }

    @Test
    void garbageInsteadOfANegotiationEndsAtTheDeadlineAtTheLatest() {
        for (long seed = 1; seed <= 4; seed++) {
            Random random = new Random(seed);
            int[] garbage = random.ints(20_000, 0, 18)
                    .map(pick -> pick < 16 ? 0xF0 + pick : 44 + (pick - 16) * 57)
                    .toArray();
            try (FakeRfc2217Server server = new FakeRfc2217Server().greeting(garbage)) {
                long start = System.nanoTime();
                String address = server.address();
                try {
                    Ports.open(address, 115_200, Deadline.after(Duration.ofMillis(100)))
                            .close();
                } catch (WireException e) {
                    assertThat(e.fault())
                            .as("seed %d: %s", seed, e.getMessage())
                            .isIn(WireFault.PORT_NOT_FOUND, WireFault.BAUD_REFUSED, WireFault.PORT_GONE);
                }
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .as("seed %d", seed)
                        .isLessThan(Duration.ofSeconds(4));
            }
        }
    }

    @Test
    void serverGoneInTheMiddleOfARequestIsAPortGone() {
        try (FakeRfc2217Server server = new FakeRfc2217Server().hangingUpOnBaud()) {
            assertFault(() -> open(server.address()), WireFault.PORT_GONE);
        }
        try (FakeRfc2217Server server = new FakeRfc2217Server();
                Port port = open(server.address())) {
            server.hangingUpOnBaud();
            assertFault(() -> port.setBaud(921_600), WireFault.PORT_GONE);
        }
    }

    @Test
    void interruptWhileAnAnswerIsAwaitedStops() {
        try (FakeRfc2217Server server = new FakeRfc2217Server().silentAboutLines();
                Port port = open(server.address())) {
            Thread self = Thread.currentThread();
            Thread interrupter = new Thread(() -> {
                await().until(() -> server.events().contains("R1"));
                self.interrupt();
            });
            interrupter.start();
            assertFault(() -> port.setLines(Lines.RTS), WireFault.INTERRUPTED);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    static Port open(String address) {
        return Ports.open(address, 115_200, soon());
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(10));
    }
}
