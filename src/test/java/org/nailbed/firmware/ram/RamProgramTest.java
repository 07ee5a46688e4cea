package org.nailbed.firmware.ram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nailbed.firmware.EspImageBuilder;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;

class RamProgramTest {
    private static final int C3 = EspImageBuilder.ESP32_C3;

    @Test
    void segmentsAndEntryAreThoseOfTheImage() {
        byte[] code = {1, 2, 3, 4, 5, 6, 7, 8};
        byte[] data = {9, 10, 11, 12};
        Image file = image(RamImages.header(C3, 0x40380004)
                .segment(0x40380000, code)
                .segment(0x3FC90000, data)
                .segment(0x3FC91000, new byte[0]));

        RamProgram program = RamProgram.of(file);

        assertThat(program.chip()).isEqualTo("ESP32-C3");
        assertThat(program.header().entryPoint()).isEqualTo(0x40380004);
        assertThat(program.segments())
                .extracting(RamProgram.Segment::toString)
                .containsExactly("0x40380000 (8 bytes)", "0x3FC90000 (4 bytes)");
        assertThat(program.segments().get(0).bytes()).isEqualTo(code);
        assertThat(program.segments().get(1).bytes()).isEqualTo(data);
        assertThat(program.totalBytes()).isEqualTo(12);
        assertThat(program.sha256()).isEqualTo(file.sha256());
    }

    /** Where the vendor's own stub loaders lie in RAM (protocol reference, 3.1) is RAM here too. */
    @ParameterizedTest
    @CsvSource({
        "0, 400A8000",
        "0, 3FFDED6C",
        "2, 40028000",
        "2, 3FFE2DC0",
        "9, 40378000",
        "9, 3FCB2DC0",
        "12, 40380000",
        "12, 3FCB6D6C",
        "5, 40380000",
        "5, 3FC96D68",
        "23, 40800000",
        "23, 40852F0C",
        "13, 40852F0C",
        "20, 40816D68",
        "16, 40842D68",
        "18, 4FF50000",
        "18, 4FF72DB8"
    })
    void ramIsKnownOfEachChip(int chipId, String address) {
        Image file = RamImages.of(chipId, Integer.parseUnsignedInt(address, 16), new byte[6_456]);

        assertThat(RamProgram.of(file).segments()).hasSize(1);
    }

    /** An application that runs from flash, as people name by mistake. */
    @ParameterizedTest
    @CsvSource({"0, 3F400020", "0, 400D0020", "9, 42000020", "5, 3C000020", "13, 42000020", "18, 40000020"})
    void segmentThatIsMappedFromFlashIsRefused(int chipId, String address) {
        Image file = RamImages.of(chipId, Integer.parseUnsignedInt(address, 16), new byte[64]);

        assertThatThrownBy(() -> RamProgram.of(file))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("test.bin: the segment of 64 bytes for 0x" + address)
                .hasMessageContaining("run from RAM alone");
    }

    @Test
    void segmentThatEndsBeyondRamIsRefused() {
        Image file = RamImages.of(C3, 0x403DFFFC, new byte[8]);

        assertThatThrownBy(() -> RamProgram.of(file)).hasMessageContaining("0x403DFFFC lies outside the RAM");
    }

    @Test
    void entryOutsideEverySegmentIsRefused() {
        Image file = image(RamImages.header(C3, 0x40380008).segment(0x40380000, new byte[8]));

        assertThatThrownBy(() -> RamProgram.of(file))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("entry 0x40380008 lies in none of its segments");
    }

    @Test
    void damagedProgramIsRefused() {
        byte[] whole = RamImages.of(C3, 0x40380000, new byte[64]).padded();
        whole[40] ^= 1;

        assertThatThrownBy(() -> RamProgram.of(Image.of("test.bin", 0, whole)))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("checksum");
    }

    private static Image image(EspImageBuilder builder) {
        return Image.of("test.bin", 0, builder.build());
    }
}
