package org.nailbed.flash.esp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.ram.RamProgram;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.Console;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.Progress;
import org.nailbed.flash.WriteMode;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.simulator.catalog.ChipModels;
import org.nailbed.simulator.chip.ChipModel;
import org.nailbed.simulator.demo.DemoFirmware;
import org.nailbed.wire.Deadline;

/** A test program in the RAM of simulated boards of every kind: a board runs it only when every byte lies where it belongs. */
class RunInRamTest {
    @TempDir
    private Path dir;

    static List<String> chips() {
        return ChipModels.all().stream().map(ChipModel::name).toList();
    }

    @ParameterizedTest
    @MethodSource("chips")
    void programRunsAndTalksOnEveryChip(String chip) {
        SimulatedPort port = new SimulatedPort(chip, Timing.REALISTIC);
        EspProgrammer programmer = identified(port, EspOptions.DEFAULT);

        programmer.runInRam(program(chip), deadline(port));

        Console console = programmer.console();
        assertThat(console.readLine(deadline(port))).contains("RAM TEST READY");
        console.send("ram\n".getBytes(UTF_8), deadline(port));
        assertThat(console.readLine(deadline(port)))
                .hasValueSatisfying(line -> assertThat(line).matches("ram ok \\d+ bytes"));
    }

    @ParameterizedTest
    @CsvSource({"esp32, STUB", "esp32s3, STUB", "esp32c3, ROM_ONLY", "esp32c6, STUB"})
    void boardIsFlashedBeforeAndAfterItsTestInRam(String chip, LoaderChoice loader) {
        SimulatedPort port = new SimulatedPort(chip, Timing.OFF);
        EspProgrammer programmer = identified(port, EspOptions.DEFAULT.withLoader(loader));
        Image data = Image.of("data.bin", 0x200000, TestFirmware.code(20_000));

        for (int i = 0; i < 2; i++) {
            programmer.write(EspProgrammerTest.set(data), WriteMode.ALL, deadline(port));
            programmer.runInRam(program(chip), deadline(port));
            assertThat(programmer.console().readLine(deadline(port))).contains("RAM TEST READY");
        }
        programmer.verify(EspProgrammerTest.set(data), deadline(port));

        assertThat(port.flash().read(0x200000, data.padded().length)).isEqualTo(data.padded());
    }

    @Test
    void programIsLoadedFasterThanItTalks() {
        SimulatedPort port = new SimulatedPort("esp32c3", Timing.REALISTIC);
        EspProgrammer programmer = identified(port, EspOptions.DEFAULT);
        RamProgram program = program("esp32c3");

        long startNanos = port.ticker.nanos();
        programmer.runInRam(program, deadline(port));
        Duration taken = Duration.ofNanos(port.ticker.nanos() - startNanos);

        assertThat(taken)
                .as("%d bytes at 115200 baud take longer", program.totalBytes())
                .isLessThan(Duration.ofMillis(program.totalBytes() * 10_000L / 115_200));
        assertThat(port.baud()).isEqualTo(115_200);
    }

    @Test
    void badRamIsToldByTheProgram() {
        SimulatedPort port = new SimulatedPort("esp32c6", Timing.OFF);
        EspProgrammer programmer = identified(port, EspOptions.DEFAULT);
        port.order(new BoardFault.BadRam(0x40850000));

        programmer.runInRam(program("esp32c6"), deadline(port));
        programmer.console().readLine(deadline(port));
        programmer.console().send("ram\n".getBytes(UTF_8), deadline(port));

        assertThat(programmer.console().readLine(deadline(port))).contains("ram bad 0x40850000");
    }

    /** Protocol reference, 2.1: nothing gets into the RAM of such a board. */
    @Test
    void secureDownloadModeIsRefusedInClearWords() {
        SimulatedPort port = new SimulatedPort("esp32c3", Timing.OFF);
        port.order(new BoardFault.SecureDownloadMode());

        assertThatThrownBy(() -> identified(port, EspOptions.DEFAULT))
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.SECURITY_REFUSED))
                .hasMessageContaining("secure download mode");
    }

    /** Protocol reference, 3.1. */
    @ParameterizedTest
    @CsvSource({"esp32c3, true", "esp32s3, true", "esp32c6, false"})
    void secureBootIsRefusedWhereTheRomThenJumpsNoMore(String chip, boolean refused) {
        SimulatedPort port = new SimulatedPort(chip, Timing.OFF);
        port.order(new BoardFault.SecureBoot());
        EspProgrammer programmer = identified(port, EspOptions.DEFAULT);

        Optional<FlashFault> fault = Optional.empty();
        try {
            programmer.runInRam(program(chip), deadline(port));
        } catch (FlashException e) {
            fault = Optional.of(e.fault());
        }

        assertThat(fault).isEqualTo(Optional.of(FlashFault.SECURITY_REFUSED).filter(seen -> refused));
    }

    private static EspProgrammer identified(SimulatedPort port, EspOptions options) {
        EspProgrammer programmer = new EspProgrammer(port, options, Progress.Listener.NONE);
        BoardIdentity board = programmer.identify(deadline(port));
        assertThat(board.chip()).isNotBlank();
        return programmer;
    }

    private RamProgram program(String chip) {
        return RamProgram.of(Image.read("ram-test.bin", 0, DemoFirmware.writeRamTest(dir, chip)));
    }

    private static Deadline deadline(SimulatedPort port) {
        return Deadline.after(Duration.ofMinutes(2), port.ticker);
    }
}
