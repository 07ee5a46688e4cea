package org.nailbed.flash.esp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nailbed.flash.Extent;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.Progress;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.wire.Deadline;

/** Protocol reference, 2.2, 2.3 and 2.7, on simulated boards. */
class ReadAndEraseTest {
    private static final int USED_BYTES = 0x30000;
    private static final byte ERASED = (byte) 0xFF;

    private final List<Progress> told = new ArrayList<>();
    private SimulatedPort port = new SimulatedPort("esp32c3", Timing.OFF);

    @ParameterizedTest
    @CsvSource({
        "esp32, STUB",
        "esp32, ROM_ONLY",
        "esp32s2, STUB",
        "esp32s2, ROM_ONLY",
        "esp32s3, STUB",
        "esp32s3, ROM_ONLY",
        "esp32c3, STUB",
        "esp32c3, ROM_ONLY",
        "esp32c6, STUB",
        "esp32c6, ROM_ONLY"
    })
    void flashIsReadFromAnyByteToAnyByte(String chip, LoaderChoice loader) {
        port = new SimulatedPort(chip, Timing.OFF);
        byte[] content = fill();
        EspProgrammer programmer = identified(loader);

        for (Extent extent : List.of(new Extent(0x1234, 0x11111), new Extent(0, 0x1000), new Extent(0x2FFFF, 1))) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            programmer.read(extent, out, deadline());

            assertThat(out.toByteArray())
                    .as("%s", extent)
                    .isEqualTo(Arrays.copyOfRange(content, extent.offset(), extent.end()));
        }
    }

    @ParameterizedTest
    @EnumSource(LoaderChoice.class)
    void onlyTheSectorsNamedAreErased(LoaderChoice loader) {
        byte[] content = fill();

        identified(loader).erase(new Extent(0x3000, 0x15000), deadline());

        Arrays.fill(content, 0x3000, 0x18000, ERASED);
        assertThat(port.flash().read(0, USED_BYTES)).isEqualTo(content);
    }

    @ParameterizedTest
    @EnumSource(LoaderChoice.class)
    void wholeChipIsErased(LoaderChoice loader) {
        fill();
        byte[] last = {1, 2, 3};
        port.flash().program(SimulatedPort.FLASH_BYTES - 3, last, 0, 3);

        identified(loader).eraseAll(deadline());

        assertThat(port.flash().isBlank(0, SimulatedPort.FLASH_BYTES)).isTrue();
    }

    @Test
    void boardCanBeWrittenAfterItWasErasedAndReadAfterItWasWritten() {
        fill();
        EspProgrammer programmer = identified(LoaderChoice.ROM_ONLY);
        programmer.erase(new Extent(0x10000, 0x10000), deadline());
        programmer.write(EspProgrammerTest.SET, deadline());
        programmer.verify(EspProgrammerTest.SET, deadline());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        programmer.read(new Extent(0x10000, 40_000), out, deadline());

        assertThat(out.toByteArray()).isEqualTo(new byte[40_000]);
    }

    @Test
    void progressIsToldUpToTheEnd() {
        fill();
        EspProgrammer programmer = identified(LoaderChoice.STUB);
        programmer.read(new Extent(0, 0x28000), OutputStream.nullOutputStream(), deadline());
        programmer.eraseAll(deadline());

        assertThat(told)
                .contains(
                        new Progress(Progress.Step.READ, 0, 0x28000),
                        new Progress(Progress.Step.READ, 0x10000, 0x28000),
                        new Progress(Progress.Step.READ, 0x28000, 0x28000),
                        new Progress(Progress.Step.ERASE, 0, SimulatedPort.FLASH_BYTES),
                        new Progress(Progress.Step.ERASE, SimulatedPort.FLASH_BYTES, SimulatedPort.FLASH_BYTES));
    }

    @Test
    void extentOffASectorIsRefusedBeforeAnythingIsErased() {
        byte[] content = fill();
        EspProgrammer programmer = identified(LoaderChoice.STUB);

        assertThatThrownBy(() -> programmer.erase(new Extent(0x1000, 0x1800), deadline()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0x1800 bytes at offset 0x1000: only whole sectors");
        assertThat(port.flash().read(0, USED_BYTES)).isEqualTo(content);
    }

    @Test
    void extentBeyondTheFlashIsRefused() {
        EspProgrammer programmer = identified(LoaderChoice.STUB);

        assertThatThrownBy(() -> programmer.read(
                        new Extent(SimulatedPort.FLASH_BYTES, 1), OutputStream.nullOutputStream(), deadline()))
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.FLASH_TOO_SMALL));
    }

    @Test
    void flashThatIsNotBlankAfterTheEraseIsAFault() {
        EspProgrammer programmer = identified(LoaderChoice.STUB);
        port.order(new BoardFault.WrongMd5());

        assertThatThrownBy(() -> programmer.erase(new Extent(0, 0x1000), deadline()))
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.FLASH_WRITE_FAILED));
    }

    @Test
    void whatCannotBeStoredEndsTheReading() {
        EspProgrammer programmer = identified(LoaderChoice.STUB);
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };

        assertThatThrownBy(() -> programmer.read(new Extent(0, 16), full, deadline()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk full");
    }

    private EspProgrammer identified(LoaderChoice loader) {
        EspProgrammer programmer = new EspProgrammer(port, EspOptions.DEFAULT.withLoader(loader), told::add);
        programmer.identify(deadline());
        return programmer;
    }

    private byte[] fill() {
        byte[] content = new byte[USED_BYTES];
        new Random(3).nextBytes(content);
        port.flash().program(0, content, 0, content.length);
        return content;
    }

    private Deadline deadline() {
        return Deadline.after(Duration.ofMinutes(10), port.ticker);
    }
}
