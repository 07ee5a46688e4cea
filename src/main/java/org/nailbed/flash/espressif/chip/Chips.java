package org.nailbed.flash.espressif.chip;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nailbed.firmware.EspChip;
import org.nailbed.flash.espressif.chip.Chip.Clock;
import org.nailbed.flash.espressif.chip.Chip.Fuses;
import org.nailbed.flash.espressif.chip.Chip.Hardware;
import org.nailbed.flash.espressif.chip.Chip.Quirks;
import org.nailbed.flash.espressif.chip.Chip.Reach;
import org.nailbed.flash.espressif.chip.Chip.Traits;
import org.nailbed.flash.espressif.chip.Usb.ForceDownload;
import org.nailbed.flash.espressif.chip.Watchdogs.SuperDog;
import org.nailbed.flash.espressif.fuse.Feature;
import org.nailbed.flash.espressif.fuse.Fuse;
import org.nailbed.flash.espressif.fuse.FuseBlock;
import org.nailbed.flash.espressif.fuse.Revision;
import org.nailbed.flash.espressif.fuse.SecurityFuses;
import org.nailbed.flash.espressif.loader.Dialect;

/** The table of chips that can be programmed; a new chip is one more entry (protocol reference, 5.1 to 5.4). */
public final class Chips {
    private static final Fuse USUAL_PINS = fuses -> 0;

    private static final int USUAL_UART_DIVIDER = 0x60000014;
    private static final Clock USUAL_CLOCK = clock(40);

    private static final Chip ESP8266 = new Chip(
            EspChip.ESP8266,
            Set.of(0xFFF0C101),
            new Hardware(
                    Dialect.ESP8266_ROM,
                    new SpiController(0x60000200, SpiController.Layout.ESP8266),
                    new Clock(new Crystal.Measured(USUAL_UART_DIVIDER, 2), new RomBaud.Believing(registers -> 40)),
                    Usb.NONE),
            new Fuses(
                    Esp8266.mac(),
                    new Revision(fuses -> 0, fuses -> 0),
                    SecurityFuses.NONE,
                    new Traits(USUAL_PINS, Esp8266.features())),
            Quirks.NONE);

    private static final Chip ESP32 = new Chip(
            EspChip.ESP32,
            Set.of(0x00F01D83),
            new Hardware(
                    Dialect.ESP32_ROM,
                    new SpiController(0x3FF42000, SpiController.Layout.ESP32),
                    new Clock(new Crystal.Measured(0x3FF40014, 1), Esp32::romBaud),
                    Usb.NONE),
            new Fuses(Esp32.mac(), Esp32.revision(), Esp32.security(), new Traits(Esp32::spiPins, Esp32.features())),
            Quirks.NONE);

    private static final FuseBlock S2_FUSES = FuseBlock.at(0x3F41A000);

    private static final Chip ESP32_S2 = new Chip(
            EspChip.ESP32_S2,
            Set.of(0x000007C6),
            later(
                    0x3F402000,
                    USUAL_CLOCK,
                    new Usb(
                            Set.of(Usb.Kind.OTG),
                            Optional.of(
                                    new Watchdogs(0x3F408094, Optional.of(0x3F408098), 0x3F4080AC, Optional.empty())),
                            Optional.of(new ForceDownload(0x3F408128, 1, Optional.of(0x3F404038))))),
            new Fuses(
                    S2_FUSES.mac(),
                    new Revision(
                            S2_FUSES.bits(3, 18, 2), S2_FUSES.bits(3, 20, 1).above(S2_FUSES.bits(4, 4, 3), 3)),
                    new SecurityFuses(
                            S2_FUSES.early(0x34, 18, 3), S2_FUSES.early(0x38, 20, 1), S2_FUSES.early(0x30, 19, 1)),
                    traits(
                            Feature.always("Wi-Fi"),
                            Feature.always("single core, 240 MHz"),
                            Feature.packageCode(S2_FUSES.bits(4, 0, 4)),
                            Feature.embedded("flash", S2_FUSES.bits(3, 21, 4), Map.of(1, "2 MB", 2, "4 MB")),
                            fuses -> S2_FUSES.bits(3, 28, 4).read(fuses) == 0
                                    ? Optional.empty()
                                    : Optional.of("embedded PSRAM"))),
            Quirks.NONE);

    private static final FuseBlock S3_FUSES = FuseBlock.at(0x60007000);

    private static final Chip ESP32_S3 = new Chip(
            EspChip.ESP32_S3,
            Set.of(0x00000009),
            later(
                    0x60002000,
                    USUAL_CLOCK,
                    new Usb(
                            Set.of(Usb.Kind.SERIAL_JTAG, Usb.Kind.OTG),
                            Optional.of(new Watchdogs(
                                    0x60008098,
                                    Optional.of(0x6000809C),
                                    0x600080B0,
                                    Optional.of(SuperDog.early(0x600080B4, 0x600080B8)))),
                            Optional.of(new ForceDownload(0x6000812C, 1, Optional.of(0x60004038))))),
            new Fuses(
                    S3_FUSES.mac(),
                    new Revision(
                            notOnFirstS3(S3_FUSES.bits(5, 24, 2)),
                            notOnFirstS3(S3_FUSES.bits(5, 23, 1).above(S3_FUSES.bits(3, 18, 3), 3))),
                    S3_FUSES.security(),
                    traits(
                            Feature.always("Wi-Fi"),
                            Feature.always("Bluetooth 5 LE"),
                            Feature.always("dual core, 240 MHz"),
                            Feature.named(S3_FUSES.bits(3, 21, 3), Map.of(0, "QFN56", 1, "PICO-1")),
                            Feature.embedded("flash", S3_FUSES.bits(3, 27, 3), Map.of(1, "8 MB", 2, "4 MB")),
                            Feature.embedded(
                                    "PSRAM",
                                    S3_FUSES.bits(5, 19, 1).above(S3_FUSES.bits(4, 3, 2), 2),
                                    Map.of(1, "8 MB", 2, "2 MB", 3, "16 MB", 4, "4 MB")))),
            Quirks.NONE.withStub(StubRule.pastSecureBoot(0x3FCEF688)).withReach(Reach.ALL_WITH_STUB));

    private static final FuseBlock C2_FUSES = new FuseBlock(0x60008800, 0x60008840);

    private static final Chip ESP32_C2 = new Chip(
            EspChip.ESP32_C2,
            Set.of(0x6F51306F, 0x7C41A06F, 0x0C21E06F),
            later(
                    0x60002000,
                    new Clock(new Crystal.Measured(USUAL_UART_DIVIDER, 1), new RomBaud.Believing(registers -> 40)),
                    new Usb(
                            Set.of(),
                            Optional.of(
                                    new Watchdogs(0x60008084, Optional.of(0x60008088), 0x6000809C, Optional.empty())),
                            Optional.empty())),
            new Fuses(
                    C2_FUSES.mac(),
                    new Revision(C2_FUSES.bits(1, 20, 2), C2_FUSES.bits(1, 16, 4)),
                    new SecurityFuses(
                            C2_FUSES.early(0x30, 7, 3), C2_FUSES.early(0x30, 21, 1), C2_FUSES.early(0x30, 6, 1)),
                    traits(
                            Feature.always("Wi-Fi"),
                            Feature.always("Bluetooth 5 LE"),
                            Feature.always("single core, 120 MHz"),
                            Feature.named(C2_FUSES.bits(1, 22, 3), Map.of(0, "ESP32-C2", 1, "ESP8684H")),
                            Feature.embedded(
                                    "flash", C2_FUSES.bits(7, 29, 3), Map.of(1, "4 MB", 2, "2 MB", 3, "1 MB")))),
            Quirks.NONE.withStub(StubRule.notOnRevisionZero()));

    private static final FuseBlock C3_FUSES = FuseBlock.at(0x60008800);

    private static final Chip ESP32_C3 = new Chip(
            EspChip.ESP32_C3,
            Set.of(0x6921506F, 0x1B31506F, 0x4881606F, 0x4361606F),
            later(
                    0x60002000,
                    USUAL_CLOCK,
                    serialJtag(new Watchdogs(
                            0x60008090,
                            Optional.of(0x60008094),
                            0x600080A8,
                            Optional.of(SuperDog.early(0x600080AC, 0x600080B0))))),
            new Fuses(
                    C3_FUSES.mac(),
                    new Revision(
                            C3_FUSES.bits(5, 24, 2), C3_FUSES.bits(5, 23, 1).above(C3_FUSES.bits(3, 18, 3), 3)),
                    C3_FUSES.security(),
                    traits(
                            Feature.always("Wi-Fi"),
                            Feature.always("Bluetooth 5 LE"),
                            Feature.always("single core, 160 MHz"),
                            Feature.named(
                                    C3_FUSES.bits(3, 21, 3),
                                    Map.of(0, "QFN32", 1, "ESP8685", 2, "ESP32-C3 AZ", 3, "ESP8686")),
                            Feature.embedded(
                                    "flash",
                                    C3_FUSES.bits(3, 27, 3),
                                    Map.of(1, "4 MB", 2, "2 MB", 3, "1 MB", 4, "8 MB")),
                            Feature.named(
                                    C3_FUSES.bits(4, 0, 3),
                                    Map.of(
                                            1, "flash by XMC",
                                            2, "flash by GD",
                                            3, "flash by FM",
                                            4, "flash by TT",
                                            5, "flash by ZBIT")))),
            Quirks.NONE.withStub(StubRule.notWithSecureBoot()));

    private static final FuseBlock C5_FUSES = FuseBlock.at(0x600B4800);

    private static final Chip ESP32_C5 = new Chip(
            EspChip.ESP32_C5,
            Set.of(0x1101406F, 0x5FD1406F),
            later(
                    0x60003000,
                    new Clock(
                            new Crystal.Measured(USUAL_UART_DIVIDER, 1),
                            new RomBaud.Believing(registers -> registers.read(0x60096110) >>> 24 & 0x7F)),
                    serialJtag(lateWatchdogs(Optional.of(0x600B1C04)))),
            new Fuses(
                    C5_FUSES.extendedMac(),
                    new Revision(C5_FUSES.bits(2, 4, 2), C5_FUSES.bits(2, 0, 4)),
                    new SecurityFuses(
                            C5_FUSES.early(0x34, 16, 3), C5_FUSES.early(0x38, 25, 1), C5_FUSES.early(0x30, 20, 1)),
                    traits(
                            Feature.always("Wi-Fi 6, dual band"),
                            Feature.always("Bluetooth 5 LE"),
                            Feature.always("IEEE 802.15.4"),
                            Feature.always("single core, 240 MHz"),
                            Feature.packageCode(C5_FUSES.bits(2, 26, 3)))),
            Quirks.NONE.withReach(Reach.ALL_WITH_STUB));

    private static final FuseBlock C6_FUSES = FuseBlock.at(0x600B0800);

    private static final Chip ESP32_C6 = new Chip(
            EspChip.ESP32_C6,
            Set.of(0x2CE0806F),
            later(0x60003000, USUAL_CLOCK, serialJtag(lateWatchdogs(Optional.empty()))),
            new Fuses(
                    C6_FUSES.extendedMac(),
                    new Revision(C6_FUSES.bits(3, 22, 2), C6_FUSES.bits(3, 18, 4)),
                    C6_FUSES.security(),
                    traits(
                            Feature.always("Wi-Fi 6"),
                            Feature.always("Bluetooth 5 LE"),
                            Feature.always("IEEE 802.15.4"),
                            Feature.always("single core, 160 MHz"),
                            Feature.packageCode(C6_FUSES.bits(3, 24, 3)),
                            Feature.embedded("flash", C6_FUSES.bits(4, 0, 3), Map.of(1, "4 MB", 2, "8 MB")))),
            Quirks.NONE);

    private static final FuseBlock C61_FUSES = FuseBlock.at(0x600B4800);

    private static final Chip ESP32_C61 = new Chip(
            EspChip.ESP32_C61,
            Set.of(0x7211606F, 0x33F0206F, 0x2421606F),
            later(0x60003000, USUAL_CLOCK, serialJtag(lateWatchdogs(Optional.of(0x600B1C04)))),
            new Fuses(
                    C61_FUSES.mac(),
                    new Revision(C61_FUSES.bits(2, 4, 2), C61_FUSES.bits(2, 0, 4)),
                    new SecurityFuses(
                            C61_FUSES.early(0x30, 23, 3), C61_FUSES.early(0x34, 26, 1), C61_FUSES.early(0x30, 14, 1)),
                    traits(
                            Feature.always("Wi-Fi 6"),
                            Feature.always("Bluetooth 5 LE"),
                            Feature.always("single core, 160 MHz"),
                            Feature.packageCode(C61_FUSES.bits(2, 26, 3)))),
            Quirks.NONE.withReach(Reach.ALL_WITH_STUB));

    private static final FuseBlock H2_FUSES = FuseBlock.at(0x600B0800);

    private static final Chip ESP32_H2 = new Chip(
            EspChip.ESP32_H2,
            Set.of(0xD7B73E80),
            later(
                    0x60003000,
                    clock(32),
                    serialJtag(new Watchdogs(
                            0x600B1C00,
                            Optional.empty(),
                            0x600B1C1C,
                            Optional.of(SuperDog.late(0x600B1C20, 0x600B1C24))))),
            new Fuses(
                    H2_FUSES.extendedMac(),
                    new Revision(H2_FUSES.bits(3, 21, 2), H2_FUSES.bits(3, 18, 3)),
                    H2_FUSES.security(),
                    traits(
                            Feature.always("Bluetooth 5 LE"),
                            Feature.always("IEEE 802.15.4"),
                            Feature.always("single core, 96 MHz"),
                            Feature.packageCode(H2_FUSES.bits(4, 0, 3)))),
            Quirks.NONE);

    private static final FuseBlock P4_FUSES = FuseBlock.at(0x5012D000);

    private static final Chip ESP32_P4 = new Chip(
            EspChip.ESP32_P4,
            Set.of(),
            later(
                    0x5008D000,
                    USUAL_CLOCK,
                    new Usb(
                            Set.of(Usb.Kind.SERIAL_JTAG, Usb.Kind.OTG),
                            Optional.of(new Watchdogs(
                                    0x50116000,
                                    Optional.of(0x50116004),
                                    0x50116018,
                                    Optional.of(SuperDog.late(0x5011601C, 0x50116020)))),
                            Optional.of(new ForceDownload(0x50110008, 1 << 2, Optional.empty())))),
            new Fuses(
                    P4_FUSES.mac(),
                    new Revision(P4_FUSES.bits(2, 23, 1).above(P4_FUSES.bits(2, 4, 2), 2), P4_FUSES.bits(2, 0, 4)),
                    P4_FUSES.security(),
                    traits(Feature.always("dual core, 400 MHz"), Feature.packageCode(P4_FUSES.bits(2, 20, 3)))),
            Quirks.NONE
                    .withStub(StubRule.olderBelow(300, "esp32p4-rev1"))
                    .withFlashPower(FlashPower.ofP4())
                    .withReach(Reach.ALL_WITH_STUB));

    /** All of them, the oldest first. */
    public static final List<Chip> ALL = List.of(
            ESP8266, ESP32, ESP32_S2, ESP32_S3, ESP32_C2, ESP32_C3, ESP32_C5, ESP32_C6, ESP32_C61, ESP32_H2, ESP32_P4);

    private Chips() {}

    /** @param id as GET_SECURITY_INFO tells it */
    static Optional<Chip> withId(int id) {
        return EspChip.ofImageId(id).flatMap(Chips::of);
    }

    static Optional<Chip> withMagic(int magic) {
        return ALL.stream().filter(chip -> chip.magics().contains(magic)).findFirst();
    }

    /** Empty when the chip is known but cannot be programmed yet. */
    public static Optional<Chip> of(EspChip kind) {
        return ALL.stream().filter(chip -> chip.kind() == kind).findFirst();
    }

    static Chip s2() {
        return ESP32_S2;
    }

    private static Usb serialJtag(Watchdogs watchdogs) {
        return new Usb(Set.of(Usb.Kind.SERIAL_JTAG), Optional.of(watchdogs), Optional.empty());
    }

    /** As in C5, C6 and C61. */
    private static Watchdogs lateWatchdogs(Optional<Integer> config1) {
        return new Watchdogs(0x600B1C00, config1, 0x600B1C18, Optional.of(SuperDog.late(0x600B1C1C, 0x600B1C20)));
    }

    private static Hardware later(int spiBase, Clock clock, Usb usb) {
        return new Hardware(Dialect.ROM, new SpiController(spiBase, SpiController.Layout.LATER), clock, usb);
    }

    private static Clock clock(int crystalMhz) {
        return new Clock(new Crystal.Fixed(crystalMhz), RomBaud.exact());
    }

    private static Traits traits(Feature... features) {
        return new Traits(USUAL_PINS, List.of(features));
    }

    /** The first S3s (ECO0) carry a revision that is not theirs: they are v0.0. */
    private static Fuse notOnFirstS3(Fuse fuse) {
        Fuse minorLow = S3_FUSES.bits(3, 18, 3);
        Fuse blockMajor = Fuse.bits(0x6000706C, 0, 2);
        Fuse blockMinor = S3_FUSES.bits(3, 24, 3);
        return fuses -> minorLow.read(fuses) == 0 && blockMajor.read(fuses) == 1 && blockMinor.read(fuses) == 1
                ? 0
                : fuse.read(fuses);
    }
}
