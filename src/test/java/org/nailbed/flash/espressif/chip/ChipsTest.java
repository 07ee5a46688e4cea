package org.nailbed.flash.espressif.chip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nailbed.firmware.EspChip;
import org.nailbed.flash.espressif.fuse.Fuse;
import org.nailbed.flash.espressif.fuse.FuseReader;
import org.nailbed.flash.espressif.fuse.Security;
import org.nailbed.flash.espressif.fuse.Security.Lock;
import org.nailbed.flash.espressif.loader.FakeRegisters;
import org.nailbed.flash.espressif.loader.Registers;

/** Protocol reference, 5.3 and 5.4: the bits that tell revision, package and locks. */
class ChipsTest {
    private static final int ESP32_FUSES = 0x3FF5A000;

    @ParameterizedTest
    @CsvSource({
        // word 3 bit 15, word 5 bit 20, date word bit 31, minor → revision
        "0, 0, 0, 0, 0",
        "1, 0, 0, 0, 100",
        "1, 1, 0, 2, 202",
        "1, 1, 1, 1, 301"
    })
    void revisionOfTheEsp32IsPutTogetherFromThreeWords(int bit0, int bit1, int bit2, int minor, int revision) {
        FakeRegisters registers = new FakeRegisters()
                .with(ESP32_FUSES + 12, bit0 << 15)
                .with(ESP32_FUSES + 20, bit1 << 20 | minor << 24)
                .with(0x3FF6607C, bit2 << 31);

        assertThat(revision(EspChip.ESP32, registers)).isEqualTo(revision);
    }

    @ParameterizedTest
    @CsvSource({
        "ESP32_S2, 3F41A044, 3, 00040000, 4, 00000020, 102",
        "ESP32_S3, 60007044, 5, 01800000, 3, 00080000, 110",
        "ESP32_C3, 60008844, 5, 00000000, 3, 00100000, 4",
        "ESP32_C3, 60008844, 5, 01800000, 3, 00040000, 109",
        "ESP32_C6, 600B0844, 3, 00480000, 4, 00000000, 102"
    })
    void revisionIsReadFromBlockOne(
            EspChip kind, String mac, int wordA, String valueA, int wordB, String valueB, int revision) {
        int block = Integer.parseUnsignedInt(mac, 16);
        FakeRegisters registers = new FakeRegisters()
                .with(block + 4 * wordA, Integer.parseUnsignedInt(valueA, 16))
                .with(block + 4 * wordB, Integer.parseUnsignedInt(valueB, 16));

        assertThat(revision(kind, registers)).isEqualTo(revision);
    }

    @Test
    void firstS3sAreVersionZeroWhateverTheirRevisionBitsSay() {
        int block = 0x60007044;
        FakeRegisters registers = new FakeRegisters()
                .with(block + 4 * 5, 1 << 24)
                .with(block + 4 * 3, 1 << 24)
                .with(0x6000706C, 1);

        assertThat(revision(EspChip.ESP32_S3, registers)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, D0WDQ6",
        "0, 1, 0, S0WDQ6",
        "0, 0, 3, D0WDQ6-V3",
        "1, 0, 3, D0WD-V3",
        "2, 0, 1, D2WD",
        "5, 0, 1, PICO-D4",
        "5, 0, 3, PICO-V3",
        "6, 0, 3, PICO-V3-02",
        "7, 0, 3, D0WDR2-V3"
    })
    void packageOfTheEsp32IsNamed(int packageCode, int singleCore, int major, String name) {
        int majorBit0 = major > 0 ? 1 << 15 : 0;
        FakeRegisters registers = new FakeRegisters()
                .with(ESP32_FUSES + 12, packageCode << 9 | singleCore | majorBit0)
                .with(ESP32_FUSES + 20, major > 1 ? 1 << 20 : 0)
                .with(0x3FF6607C, major > 2 ? 1 << 31 : 0);

        assertThat(features(EspChip.ESP32, registers)).contains(name);
    }

    @Test
    void esp32WithoutBluetoothDoesNotClaimIt() {
        FakeRegisters registers = new FakeRegisters().with(ESP32_FUSES + 12, 2);

        assertThat(features(EspChip.ESP32, registers)).contains("Wi-Fi").doesNotContain("Bluetooth");
    }

    @Test
    void embeddedFlashAndPsramAreNamed() {
        int block = 0x60007044;
        FakeRegisters registers =
                new FakeRegisters().with(block + 4 * 3, 2 << 27).with(block + 4 * 4, 1 << 3);

        assertThat(features(EspChip.ESP32_S3, registers)).contains("embedded flash 4 MB", "embedded PSRAM 8 MB");
    }

    @Test
    void locksOfTheEsp32AreFuses() {
        FakeRegisters registers = new FakeRegisters().with(ESP32_FUSES, 1 << 20).with(ESP32_FUSES + 24, 1 << 4);

        Security security = chip(EspChip.ESP32).fuses().security().read(new FuseReader(registers));

        assertThat(security).isEqualTo(Security.of(Lock.SECURE_BOOT, Lock.FLASH_ENCRYPTION));
    }

    @Test
    void flashPinsOfTheEsp32GoToSpiAttachOnlyWhenBurnt() {
        FakeRegisters registers = new FakeRegisters()
                .with(ESP32_FUSES + 20, 6 | 17 << 5 | 8 << 10 | 16 << 15)
                .with(ESP32_FUSES + 12, 11 << 4);

        Fuse pins = chip(EspChip.ESP32).fuses().traits().spiPins();

        assertThat(pins.read(new FuseReader(registers))).isEqualTo(6 | 17 << 6 | 8 << 12 | 16 << 18 | 11 << 24);
        assertThat(pins.read(new FuseReader(new FakeRegisters()))).isZero();
    }

    @ParameterizedTest
    @CsvSource({"347, 40", "225, 26", "416, 48"})
    void crystalIsTheOneThatTheBaudDividerTellsOf(int divider, int mhz) {
        FakeRegisters registers = new FakeRegisters().with(0x3FF40014, 0x500000 | divider);

        assertThat(chip(EspChip.ESP32).hardware().clock().crystal().readMhz(registers, 115_200))
                .isEqualTo(mhz);
    }

    /** Protocol reference, 2.6: a ROM that believes in 41 MHz divides too much and must be asked for more. */
    @Test
    void romOfTheEsp32IsAskedForABaudInItsOwnBelief() {
        int calibration = 0x80;
        long ticks = 41_000_000L * 40 / 15_625 / calibration;
        FakeRegisters registers =
                new FakeRegisters().with(0x3FF5F06C, (int) ticks << 7).with(ESP32_FUSES + 16, calibration);

        int asked = chip(EspChip.ESP32).hardware().clock().romBaud().toAskFor(921_600, 40, registers);

        assertThat(asked).isBetween(944_000, 945_000);
    }

    @Test
    void measurementThatCannotBeTrueChangesNoBaud() {
        RomBaud rule = chip(EspChip.ESP32).hardware().clock().romBaud();

        assertThat(rule.toAskFor(921_600, 40, new FakeRegisters())).isEqualTo(921_600);
    }

    @Test
    void everyChipNamesItsStubAsTheFilesAreNamed() {
        assertThat(Chips.ALL.stream().map(Chip::stubName))
                .containsExactly(
                        "esp8266",
                        "esp32",
                        "esp32s2",
                        "esp32s3",
                        "esp32c2",
                        "esp32c3",
                        "esp32c5",
                        "esp32c6",
                        "esp32c61",
                        "esp32h2",
                        "esp32p4");
    }

    @Test
    void noTwoChipsShareAMagic() {
        assertThat(Chips.ALL.stream().flatMap(chip -> chip.magics().stream())).doesNotHaveDuplicates();
    }

    private static int revision(EspChip kind, Registers registers) {
        return chip(kind).fuses().revision().read(new FuseReader(registers));
    }

    private static List<String> features(EspChip kind, Registers registers) {
        return IdentityReader.featuresOf(chip(kind), new FuseReader(registers));
    }

    private static Chip chip(EspChip kind) {
        return Chips.of(kind).orElseThrow();
    }
}
