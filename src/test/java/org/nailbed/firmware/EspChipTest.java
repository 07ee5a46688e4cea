package org.nailbed.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EspChipTest {

    /** Protocol reference, 5.2. */
    @ParameterizedTest
    @CsvSource({
        "0, esp32, ESP32, 0x1000",
        "2, esp32s2, ESP32-S2, 0x1000",
        "9, esp32s3, ESP32-S3, 0x0",
        "12, esp32c2, ESP32-C2, 0x0",
        "5, ESP32-C3, ESP32-C3, 0x0",
        "23, esp32c5, ESP32-C5, 0x2000",
        "13, esp32c6, ESP32-C6, 0x0",
        "20, esp32-c61, ESP32-C61, 0x0",
        "16, esp32h2, ESP32-H2, 0x0",
        "18, esp32p4, ESP32-P4, 0x2000",
        "25, esp32h21, ESP32-H21, 0x0",
        "28, esp32h4, ESP32-H4, 0x2000",
        "32, esp32s31, ESP32-S31, 0x2000",
        "31, esp32e22, ESP32-E22, 0x0"
    })
    void chipIsFoundByIdAndByName(int id, String name, String title, String bootloader) {
        EspChip chip = EspChip.ofImageId(id).orElseThrow();

        assertThat(EspChip.ofName(name)).contains(chip);
        assertThat(chip.title()).isEqualTo(title);
        assertThat(chip.bootloaderOffset()).isEqualTo(Integer.decode(bootloader));
    }

    @ParameterizedTest
    @CsvSource({"4, esp32s4", "14, esp", "99, esp8288"})
    void otherChipsAreUnknown(int id, String name) {
        assertThat(EspChip.ofImageId(id)).isEmpty();
        assertThat(EspChip.ofName(name)).isEmpty();
    }
}
