package org.nailbed.flash.espressif.chip;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nailbed.firmware.EspChip;
import org.nailbed.flash.espressif.chip.Chip.Clock;
import org.nailbed.flash.espressif.chip.Chip.Fuses;
import org.nailbed.flash.espressif.chip.Chip.Hardware;
import org.nailbed.flash.espressif.chip.Chip.Traits;
import org.nailbed.flash.espressif.chip.Chip.Usb;
import org.nailbed.flash.espressif.chip.Watchdogs.SuperDog;
import org.nailbed.flash.espressif.loader.Dialect;

/** The table of chips that can be programmed; a new chip is one more entry (protocol reference, 5.1 to 5.4). */
public final class Chips {
    private static final Fuse USUAL_PINS = fuses -> 0;
    private static final Usb NO_USB = new Usb(Optional.empty(), Optional.empty());

    private static final Chip ESP32 = new Chip(
            EspChip.ESP32,
            Set.of(0x00F01D83),
            new Hardware(
                    Dialect.ESP32_ROM,
                    new SpiController(0x3FF42000, SpiController.Layout.ESP32),
                    new Clock(new Crystal.Measured(0x3FF40014), Esp32::romBaud),
                    NO_USB),
            new Fuses(Esp32.mac(), Esp32.revision(), Esp32.security(), new Traits(Esp32::spiPins, Esp32.features())));

    private static final FuseBlock S2_FUSES = new FuseBlock(0x3F41A000);

    private static final Chip ESP32_S2 = new Chip(
            EspChip.ESP32_S2,
            Set.of(0x000007C6),
            later(0x3F402000, NO_USB),
            fuses(
                    S2_FUSES,
                    new Revision(
                            S2_FUSES.bits(3, 18, 2), S2_FUSES.bits(3, 20, 1).above(S2_FUSES.bits(4, 4, 3), 3)),
                    Feature.always("Wi-Fi"),
                    Feature.always("single core, 240 MHz"),
                    embeddedFlash(S2_FUSES.bits(3, 21, 4), Map.of(1, "2 MB", 2, "4 MB")),
                    fuses -> S2_FUSES.bits(3, 28, 4).read(fuses) == 0
                            ? Optional.empty()
                            : Optional.of("embedded PSRAM")));

    private static final FuseBlock S3_FUSES = new FuseBlock(0x60007000);

    private static final Chip ESP32_S3 = new Chip(
            EspChip.ESP32_S3,
            Set.of(0x00000009),
            later(
                    0x60002000,
                    new Usb(
                            Optional.of(new Watchdogs(0x60008098, 0x600080B0, SuperDog.early(0x600080B4, 0x600080B8))),
                            Optional.of(0x6000812C))),
            fuses(
                    S3_FUSES,
                    new Revision(
                            notOnFirstS3(S3_FUSES.bits(5, 24, 2)),
                            notOnFirstS3(S3_FUSES.bits(5, 23, 1).above(S3_FUSES.bits(3, 18, 3), 3))),
                    Feature.always("Wi-Fi"),
                    Feature.always("Bluetooth 5 LE"),
                    Feature.always("dual core, 240 MHz"),
                    Feature.named(S3_FUSES.bits(3, 21, 3), Map.of(0, "QFN56", 1, "PICO-1")),
                    embeddedFlash(S3_FUSES.bits(3, 27, 3), Map.of(1, "8 MB", 2, "4 MB")),
                    embeddedPsram(
                            S3_FUSES.bits(5, 19, 1).above(S3_FUSES.bits(4, 3, 2), 2),
                            Map.of(1, "8 MB", 2, "2 MB", 3, "16 MB", 4, "4 MB"))));

    private static final FuseBlock C3_FUSES = new FuseBlock(0x60008800);

    private static final Chip ESP32_C3 = new Chip(
            EspChip.ESP32_C3,
            Set.of(0x6921506F, 0x1B31506F, 0x4881606F, 0x4361606F),
            later(0x60002000, usb(new Watchdogs(0x60008090, 0x600080A8, SuperDog.early(0x600080AC, 0x600080B0)))),
            fuses(
                    C3_FUSES,
                    new Revision(
                            C3_FUSES.bits(5, 24, 2), C3_FUSES.bits(5, 23, 1).above(C3_FUSES.bits(3, 18, 3), 3)),
                    Feature.always("Wi-Fi"),
                    Feature.always("Bluetooth 5 LE"),
                    Feature.always("single core, 160 MHz"),
                    Feature.named(
                            C3_FUSES.bits(3, 21, 3), Map.of(0, "QFN32", 1, "ESP8685", 2, "ESP32-C3 AZ", 3, "ESP8686")),
                    embeddedFlash(C3_FUSES.bits(3, 27, 3), Map.of(1, "4 MB", 2, "2 MB", 3, "1 MB", 4, "8 MB"))));

    private static final FuseBlock C6_FUSES = new FuseBlock(0x600B0800);

    private static final Chip ESP32_C6 = new Chip(
            EspChip.ESP32_C6,
            Set.of(0x2CE0806F),
            later(0x60003000, usb(new Watchdogs(0x600B1C00, 0x600B1C18, SuperDog.late(0x600B1C1C, 0x600B1C20)))),
            fuses(
                    C6_FUSES,
                    new Revision(C6_FUSES.bits(3, 22, 2), C6_FUSES.bits(3, 18, 4)),
                    Feature.always("Wi-Fi 6"),
                    Feature.always("Bluetooth 5 LE"),
                    Feature.always("IEEE 802.15.4"),
                    Feature.always("single core, 160 MHz"),
                    embeddedFlash(C6_FUSES.bits(4, 0, 3), Map.of(1, "4 MB", 2, "8 MB"))));

    /** All of them. */
    public static final List<Chip> ALL = List.of(ESP32, ESP32_S2, ESP32_S3, ESP32_C3, ESP32_C6);

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

    private static Usb usb(Watchdogs watchdogs) {
        return new Usb(Optional.of(watchdogs), Optional.empty());
    }

    private static Hardware later(int spiBase, Usb usb) {
        return new Hardware(
                Dialect.ROM,
                new SpiController(spiBase, SpiController.Layout.LATER),
                new Clock(new Crystal.Fixed(40), RomBaud.exact()),
                usb);
    }

    private static Fuses fuses(FuseBlock block, Revision revision, Feature... features) {
        return new Fuses(block.mac(), revision, block.security(), new Traits(USUAL_PINS, List.of(features)));
    }

    private static Feature embeddedFlash(Fuse fuse, Map<Integer, String> sizes) {
        return fuses -> Feature.named(fuse, sizes).read(fuses).map(size -> "embedded flash " + size);
    }

    private static Feature embeddedPsram(Fuse fuse, Map<Integer, String> sizes) {
        return fuses -> Feature.named(fuse, sizes).read(fuses).map(size -> "embedded PSRAM " + size);
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
