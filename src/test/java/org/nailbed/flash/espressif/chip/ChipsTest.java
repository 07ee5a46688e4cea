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
import org.nailbed.flash.espressif.loader.RegisterWrite;
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
        "ESP32_C6, 600B0844, 3, 00480000, 4, 00000000, 102",
        "ESP32_C2, 60008840, 1, 00210000, 2, 00000000, 201",
        "ESP32_C5, 600B4844, 2, 00000012, 3, 00000000, 102",
        "ESP32_C61, 600B4844, 2, 00000013, 3, 00000000, 103",
        "ESP32_H2, 600B0844, 3, 00280000, 4, 00000000, 102",
        "ESP32_P4, 5012D044, 2, 00000012, 3, 00000000, 102",
        "ESP32_P4, 5012D044, 2, 00800001, 3, 00000000, 401"
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

    /** Protocol reference, 5.3. */
    @ParameterizedTest
    @CsvSource({
        "ESP32_S2, 3F41A050, 00200000, embedded flash 2 MB",
        "ESP32_S2, 3F41A050, 10000000, embedded PSRAM",
        "ESP32_S2, 3F41A054, 00000003, package 3",
        "ESP32_C2, 60008844, 00400000, ESP8684H",
        "ESP32_C2, 6000885C, 20000000, embedded flash 4 MB",
        "ESP32_C3, 60008850, 00200000, ESP8685",
        "ESP32_C3, 60008854, 00000002, flash by GD",
        "ESP32_C5, 600B484C, 08000000, package 2",
        "ESP32_C6, 600B0854, 00000002, embedded flash 8 MB",
        "ESP32_C6, 600B0850, 01000000, package 1",
        "ESP32_C61, 600B484C, 0C000000, package 3",
        "ESP32_H2, 600B0854, 00000001, package 1",
        "ESP32_P4, 5012D04C, 00100000, package 1",
        "ESP8266, 3FF00050, 00000010, ESP8285",
        "ESP8266, 3FF00058, 00010000, embedded flash",
        "ESP8266, 3FF00058, 00000000, ESP8266EX"
    })
    void featureIsReadWhereTheReferenceHasIt(EspChip kind, String address, String word, String feature) {
        FakeRegisters registers =
                new FakeRegisters().with(Integer.parseUnsignedInt(address, 16), Integer.parseUnsignedInt(word, 16));

        assertThat(features(kind, registers)).contains(feature);
    }

    /** Protocol reference, 5.3; flash encryption is on when an odd number of bits is set. */
    @ParameterizedTest
    @CsvSource({
        "ESP32_S2, 3F41A034, 00040000, FLASH_ENCRYPTION",
        "ESP32_S2, 3F41A038, 00100000, SECURE_BOOT",
        "ESP32_S3, 60007034, 00100000, FLASH_ENCRYPTION",
        "ESP32_S3, 60007038, 00100000, SECURE_BOOT",
        "ESP32_C2, 60008830, 00000080, FLASH_ENCRYPTION",
        "ESP32_C2, 60008830, 00200000, SECURE_BOOT",
        "ESP32_C3, 60008834, 001C0000, FLASH_ENCRYPTION",
        "ESP32_C3, 60008838, 00100000, SECURE_BOOT",
        "ESP32_C5, 600B4834, 00010000, FLASH_ENCRYPTION",
        "ESP32_C5, 600B4838, 02000000, SECURE_BOOT",
        "ESP32_C6, 600B0834, 00080000, FLASH_ENCRYPTION",
        "ESP32_C6, 600B0838, 00100000, SECURE_BOOT",
        "ESP32_C61, 600B4830, 00800000, FLASH_ENCRYPTION",
        "ESP32_C61, 600B4834, 04000000, SECURE_BOOT",
        "ESP32_H2, 600B0834, 00040000, FLASH_ENCRYPTION",
        "ESP32_H2, 600B0838, 00100000, SECURE_BOOT",
        "ESP32_P4, 5012D034, 00040000, FLASH_ENCRYPTION",
        "ESP32_P4, 5012D038, 00100000, SECURE_BOOT"
    })
    void lockIsReadWhereTheReferenceHasIt(EspChip kind, String address, String word, Lock lock) {
        FakeRegisters registers =
                new FakeRegisters().with(Integer.parseUnsignedInt(address, 16), Integer.parseUnsignedInt(word, 16));

        assertThat(locks(kind, registers)).isEqualTo(Security.of(lock));
    }

    @ParameterizedTest
    @CsvSource({
        "ESP32, 3FF5A000, 00100000, 3FF5A018, 00000080",
        "ESP32_S2, 3F41A034, 00040000, 3F41A030, 00080000",
        "ESP32_C2, 60008830, 000000C0, 60008830, 000000C0",
        "ESP32_C3, 60008834, 00040000, 60008830, 00100000",
        "ESP32_C61, 600B4830, 00804000, 600B4830, 00804000"
    })
    void encryptionByTheLoaderIsSaidToBeDisabledWhereItMatters(
            EspChip kind, String encryption, String on, String manual, String disabled) {
        FakeRegisters registers = new FakeRegisters()
                .with(Integer.parseUnsignedInt(encryption, 16), Integer.parseUnsignedInt(on, 16))
                .with(Integer.parseUnsignedInt(manual, 16), Integer.parseUnsignedInt(disabled, 16));

        assertThat(locks(kind, registers)).isEqualTo(Security.of(Lock.FLASH_ENCRYPTION, Lock.NO_MANUAL_ENCRYPTION));
    }

    @Test
    void secondKindOfSecureBootIsForTheThirdRevisionOfTheEsp32() {
        FakeRegisters registers = new FakeRegisters().with(ESP32_FUSES + 24, 1 << 5);

        assertThat(locks(EspChip.ESP32, registers)).isEqualTo(Security.OPEN);

        registers
                .with(ESP32_FUSES + 12, 1 << 15)
                .with(ESP32_FUSES + 20, 1 << 20)
                .with(0x3FF6607C, 1 << 31);

        assertThat(locks(EspChip.ESP32, registers)).isEqualTo(Security.of(Lock.SECURE_BOOT));
    }

    @Test
    void locksOfTheEsp32AreFuses() {
        FakeRegisters registers = new FakeRegisters().with(ESP32_FUSES, 1 << 20).with(ESP32_FUSES + 24, 1 << 4);

        assertThat(locks(EspChip.ESP32, registers)).isEqualTo(Security.of(Lock.SECURE_BOOT, Lock.FLASH_ENCRYPTION));
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

    /** Protocol reference, 5.2: the ESP8266's UART runs at twice its crystal. */
    @ParameterizedTest
    @CsvSource({
        "ESP8266, 451, 26",
        "ESP8266, 694, 40",
        "ESP32_C2, 225, 26",
        "ESP32_C2, 347, 40",
        "ESP32_C5, 347, 40",
        "ESP32_C5, 416, 48",
        "ESP32_H2, 0, 32",
        "ESP32_P4, 0, 40"
    })
    void crystalIsMeasuredOnTheChipsThatComeWithSeveral(EspChip kind, int divider, int mhz) {
        FakeRegisters registers = new FakeRegisters().with(0x60000014, divider);

        assertThat(chip(kind).hardware().clock().crystal().readMhz(registers, 115_200))
                .isEqualTo(mhz);
    }

    /** Protocol reference, 2.6. */
    @ParameterizedTest
    @CsvSource({
        "ESP32_C2, 26, 0, 1417846",
        "ESP32_C2, 40, 0, 921600",
        "ESP32_C5, 48, 40, 768000",
        "ESP32_C5, 40, 48, 1105920",
        "ESP32_C5, 48, 48, 921600",
        "ESP32_C5, 48, 0, 921600",
        "ESP32_S3, 40, 0, 921600"
    })
    void romIsAskedForABaudByTheCrystalThatItBelievesIn(EspChip kind, int crystalMhz, int toldMhz, int asked) {
        FakeRegisters registers = new FakeRegisters().with(0x60096110, toldMhz << 24);

        assertThat(chip(kind).hardware().clock().romBaud().toAskFor(921_600, crystalMhz, registers))
                .isEqualTo(asked);
    }

    /** Protocol reference, 1.1 and 4.3. */
    @ParameterizedTest
    @CsvSource({"ESP8266, 26, 74880", "ESP8266, 40, 115200", "ESP32_C2, 26, 74880", "ESP32, 26, 115200"})
    void bootTextComesAtTheRateThatTheRomTakesFor115200(EspChip kind, int crystalMhz, int baud) {
        assertThat(chip(kind).hardware().clock().romBaud().ofBootText(115_200, crystalMhz, new FakeRegisters()))
                .isEqualTo(baud);
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

    /** Protocol reference, 3.1. */
    @ParameterizedTest
    @CsvSource({
        "ESP8266, 0, false, esp8266",
        "ESP32, 301, true, esp32",
        "ESP32_C2, 0, false, none",
        "ESP32_C2, 100, false, esp32c2",
        "ESP32_C3, 4, false, esp32c3",
        "ESP32_C3, 4, true, none",
        "ESP32_S3, 2, false, esp32s3",
        "ESP32_S3, 2, true, esp32s3 through 3FCEF688",
        "ESP32_C6, 1, true, esp32c6",
        "ESP32_P4, 299, false, esp32p4-rev1",
        "ESP32_P4, 300, false, esp32p4"
    })
    void stubIsChosenByRevisionAndLocks(EspChip kind, int revision, boolean secureBoot, String expected) {
        Security security = secureBoot ? Security.of(Lock.SECURE_BOOT) : Security.OPEN;

        String plan = chip(kind)
                .stubPlan(revision, security)
                .map(stub -> stub.name()
                        + stub.pointer()
                                .map(pointer -> String.format(" through %08X", pointer))
                                .orElse(""))
                .orElse("none");

        assertThat(plan).isEqualTo(expected);
    }

    /** Protocol reference, 4.6. */
    @ParameterizedTest
    @CsvSource({
        "303A, 1001, SERIAL_JTAG",
        "303A, 0002, OTG",
        "303A, 0009, OTG",
        "303A, 0012, OTG",
        "303A, 0005, none",
        "303A, 8123, none",
        "10C4, 1001, none"
    })
    void usbPortOfAChipIsKnownByItsNumbers(String vendor, String product, String kind) {
        assertThat(Usb.Kind.of(Integer.parseInt(vendor, 16), Integer.parseInt(product, 16))
                        .map(Enum::name)
                        .orElse("none"))
                .isEqualTo(kind);
    }

    /** Protocol reference, 4.6: a C6 or H2 might lose its port by it, the first two chips have none, all others restart so. */
    @Test
    void watchdogRestartsTheChipsThatKeepTheirPort() {
        List<String> restarted = Chips.ALL.stream()
                .filter(chip -> chip.hardware()
                        .usb()
                        .watchdogs()
                        .flatMap(Watchdogs::restarting)
                        .isPresent())
                .map(Chip::stubName)
                .toList();

        assertThat(restarted)
                .containsExactly("esp32s2", "esp32s3", "esp32c2", "esp32c3", "esp32c5", "esp32c61", "esp32p4");
    }

    /** Protocol reference, 4.6 and 5.3, in the order given there. */
    @Test
    void watchdogIsMadeToBiteByItsOwnRegisters() {
        RegisterWrite[] bite = chip(EspChip.ESP32_P4)
                .hardware()
                .usb()
                .watchdogs()
                .flatMap(Watchdogs::restarting)
                .orElseThrow();

        assertThat(bite)
                .containsExactly(
                        RegisterWrite.of(0x50116018, 0x50D83AA1),
                        RegisterWrite.of(0x50116004, 2000),
                        RegisterWrite.of(0x50116000, 0xD0000102),
                        RegisterWrite.of(0x50116018, 0));
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

    private static Security locks(EspChip kind, Registers registers) {
        return chip(kind).fuses().security().read(new FuseReader(registers));
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
