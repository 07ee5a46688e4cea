package org.nailbed.flash.esp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.ram.RamProgram;
import org.nailbed.flash.Console;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.Programmer;
import org.nailbed.flash.Progress;
import org.nailbed.simulator.Attachment;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.demo.DemoFirmware;
import org.nailbed.simulator.jig.SimulatedBoard;
import org.nailbed.simulator.jig.SimulatedJig;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;
import org.nailbed.wire.ports.Ports;

/** Talking to what runs on simulated boards, over ports of every kind. */
@Timeout(60)
class ConsoleIT {
    private static final FirmwareSet SET = TestFirmware.of(EspChip.ESP32_C3, 5, 30_000);

    @TempDir
    private Path dir;

    @Test
    void applicationIsTalkedToBetweenTwoWrites() {
        try (SimulatedJig jig = SimulatedJig.onPtys(JigOptions.of("esp32c3"), dir)) {
            try (Programmer programmer = open(jig.boards().get(0))) {
                programmer.identify(deadline());
                for (int i = 0; i < 2; i++) {
                    programmer.write(SET, deadline());
                    programmer.boot(deadline());
                    assertThat(firstLine(programmer.console(), "console ready")).contains("console ready");
                    assertThat(answer(programmer.console(), "version")).contains("version 1.2.3");
                    assertThat(programmer.console().heard()).endsWith("version 1.2.3\n");
                }
                programmer.verify(SET, deadline());
            }
        }
    }

    /** Its USB is the chip's own: every restart takes the port away. */
    @Test
    void portThatGoesAwayWithARestartIsTalkedToAgain() {
        JigOptions usb = JigOptions.of("esp32c3").withAttachment(new Attachment.UsbSerialJtag(true));
        try (SimulatedJig jig = SimulatedJig.onPtys(usb, dir)) {
            try (EspProgrammer programmer = open(jig.boards().get(0))) {
                programmer.identify(deadline());
                programmer.write(SET, deadline());
                programmer.leave(deadline());
                Console console = programmer.console();
                assertThat(eventualAnswer(console, "version")).contains("version 1.2.3");
                assertThat(answer(console, "reboot")).contains("rebooting");
                assertThat(eventualAnswer(console, "app")).contains("app probe");
                programmer.verify(SET, deadline());
            }
        }
    }

    static Arguments[] chipsWithUsb() {
        return new Arguments[] {
            Arguments.of("esp32c3", new Attachment.UsbSerialJtag(true)),
            Arguments.of("esp32s3", new Attachment.UsbOtg()),
            Arguments.of("esp32s2", new Attachment.UsbOtg())
        };
    }

    @ParameterizedTest
    @MethodSource("chipsWithUsb")
    void programInRamIsTalkedToOverTheChipsOwnUsb(String chip, Attachment attachment) {
        RamProgram program = program(chip);
        try (SimulatedJig jig = SimulatedJig.onPtys(JigOptions.of(chip).withAttachment(attachment), dir)) {
            try (Programmer programmer = open(jig.boards().get(0))) {
                programmer.identify(deadline());
                programmer.runInRam(program, deadline());
                assertThat(programmer.console().readLine(deadline())).contains("RAM TEST READY");
                assertThat(answer(programmer.console(), "mac")).isPresent();
                assertThat(programmer.identify(deadline()).mac())
                        .isEqualTo(jig.boards().get(0).mac());
            }
        }
    }

    private RamProgram program(String chip) {
        return RamProgram.of(Image.read("ram-test.bin", 0, DemoFirmware.writeRamTest(dir.resolve("ram"), chip)));
    }

    @Test
    void programInRamIsTalkedToOverAPortWithoutLines() {
        RamProgram program = program("esp32c3");
        try (SimulatedJig jig = SimulatedJig.onTcp(JigOptions.of("esp32c3"), 0)) {
            SimulatedBoard board = jig.boards().get(0);
            try (Programmer programmer = open(board)) {
                programmer.identify(deadline());
                programmer.runInRam(program, deadline());
                assertThat(programmer.console().readLine(deadline())).contains("RAM TEST READY");
                assertThat(answer(programmer.console(), "mac")).contains("mac " + board.mac());

                assertThatThrownBy(() -> programmer.verify(SET, Deadline.after(Duration.ofMillis(300))))
                        .isInstanceOfSatisfying(
                                FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.NO_SYNC))
                        .hasMessageContaining("hold its boot button");
            }
        }
    }

    @Test
    void boardThatIsPulledWhileItIsTalkedToFreesThePort() {
        try (SimulatedJig jig = SimulatedJig.onPtys(JigOptions.of("esp32c3"), dir)) {
            SimulatedBoard board = jig.boards().get(0);
            try (Programmer programmer = open(board)) {
                programmer.identify(deadline());
                programmer.write(SET, deadline());
                programmer.boot(deadline());
                Console console = programmer.console();
                board.unplug();
                assertThatThrownBy(() -> {
                            while (console.readLine(deadline()).isPresent()) {
                                // what came before
                            }
                        })
                        .isInstanceOfSatisfying(
                                WireException.class, e -> assertThat(e.fault()).isEqualTo(WireFault.PORT_GONE));
                board.plugIn();
                Ports.open(board.address(), 115_200, deadline()).close();
            }
        }
    }

    private static Optional<String> answer(Console console, String question) {
        console.send((question + "\n").getBytes(UTF_8), deadline());
        return console.readLine(deadline());
    }

    /** What is said to a chip while it starts is lost, and boot text comes before its answer. */
    private static Optional<String> eventualAnswer(Console console, String question) {
        Deadline end = deadline();
        while (!end.hasPassed()) {
            console.send((question + "\n").getBytes(UTF_8), end);
            Optional<String> line = firstLine(console, question + " ");
            if (line.isPresent()) {
                return line;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> firstLine(Console console, String beginning) {
        Deadline soon = Deadline.after(Duration.ofMillis(300));
        Optional<String> line = console.readLine(soon);
        while (line.isPresent() && !line.get().startsWith(beginning)) {
            line = console.readLine(soon);
        }
        return line;
    }

    private static EspProgrammer open(SimulatedBoard board) {
        return new EspProgrammer(
                Ports.open(board.address(), 115_200, deadline()), EspOptions.DEFAULT, Progress.Listener.NONE);
    }

    private static Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(20));
    }
}
