package org.nailbed.simulator.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nailbed.simulator.chip.Banner;
import org.nailbed.simulator.chip.ChipModel;
import org.nailbed.simulator.chip.Fuse;
import org.nailbed.simulator.chip.FuseMap;
import org.nailbed.simulator.chip.ImageFormat;
import org.nailbed.simulator.chip.Mac;
import org.nailbed.simulator.chip.RegisterMap;
import org.nailbed.simulator.chip.RomGeneration;
import org.nailbed.simulator.chip.SecurityInfo;
import org.nailbed.simulator.chip.SpiLayout;
import org.nailbed.simulator.chip.StubFingerprint;
import org.nailbed.simulator.chip.StubFingerprint.Part;
import org.nailbed.simulator.chip.StubFingerprint.Plugins;
import org.nailbed.simulator.chip.Trait;

/** The ESP32-P4 before and after its memory was moved at revision 3.0. Sources: protocol reference, 3.1, 4.3, 4.6, 5.1 to 5.3. */
final class P4Chips {
    private P4Chips() {}

    private static final int FUSES = 0x5012D000;

    /** It has no ROM word that names it. */
    private static final int NO_MAGIC = 0;

    private static final StubFingerprint EARLY_STUB = new StubFingerprint(
            0x4FF11456,
            List.of(new Part(0x4FF10000, 8176), new Part(0x4FF62DB8, 204)),
            "86925465845d60bba51babd3443f012b451bb78b5a455c45adb0507058f4c6c9",
            Plugins.NONE);

    private static final StubFingerprint STUB = new StubFingerprint(
            0x4FF51456,
            List.of(new Part(0x4FF50000, 8176), new Part(0x4FF72DB8, 204)),
            "e0ea7ce52f3b854ac955af4fb1ad618b7b87bcb4e51fa83e8d926088f8644d70",
            Plugins.NONE);

    private static final Banner EARLY_BANNER = banner("ESP-ROM:esp32p4-eco2-20240710\r\nBuild:Jul 10 2024\r\n");
    private static final Banner BANNER = banner("ESP-ROM:esp32p4-eco5-20250606\r\nBuild:Jun  6 2025\r\n");

    static final ChipModel REVISION_1 =
            chip("esp32p4-rev1", new Step(100, 2, EARLY_BANNER, EARLY_STUB), 0x4FF3FEC8, Set.of());

    static final ChipModel REVISION_3 = chip("esp32p4", new Step(300, 5, BANNER, STUB), 0x4FFBFEC8, Set.of());

    /** ECO6: its flash has no power in download mode. */
    static final ChipModel REVISION_3_1 =
            chip("esp32p4-rev3.1", new Step(301, 6, BANNER, STUB), 0x4FFBFEC8, Set.of(Trait.FLASH_OFF_IN_DOWNLOAD));

    /** What changes from one mask to the next. */
    private record Step(int revision, int ecoVersion, Banner banner, StubFingerprint stub) {}

    private static Banner banner(String greeting) {
        return new Banner(greeting, "DOWNLOAD(USB/UART0/SPI)", new Banner.Straps(0x307, 0x30F));
    }

    private static ChipModel chip(String name, Step step, int loaderPort, Set<Trait> further) {
        Set<Trait> traits = new HashSet<>(further);
        traits.add(Trait.USB_SERIAL_JTAG);
        traits.add(Trait.USB_OTG);
        RegisterMap.Watchdogs watchdogs = new RegisterMap.Watchdogs(
                0x50116000,
                0x50116004,
                0x50116018,
                Optional.of(RegisterMap.SuperWatchdog.later(0x5011601C, 0x50116020)));
        return new ChipModel(
                name,
                new ChipModel.Image("esp32p4", 18, 0x2000, ImageFormat.EXTENDED),
                new ChipModel.Rom(
                        NO_MAGIC,
                        RomGeneration.LATER,
                        Optional.of(new SecurityInfo(0x13, step.ecoVersion(), true)),
                        step.banner()),
                new ChipModel.Silicon(
                        new ChipModel.Core(step.revision(), 2, 360, ChipModel.Crystal.mhz(40)),
                        fuses(),
                        new RegisterMap(0x500CA014, new RegisterMap.Spi(0x5008D000, SpiLayout.NEWER), watchdogs)
                                .with(new RegisterMap.Boot(
                                        0x500E0038, 0x50110008, 1 << 2, new RegisterMap.LoaderPort(loaderPort, 6, 5))),
                        step.stub()),
                traits);
    }

    private static FuseMap fuses() {
        return new FuseMap(
                new FuseMap.MacFuses(FUSES + 0x44, Mac.Shape.PLAIN, 0x60554F),
                new FuseMap.Identity(
                        Fuse.at(FUSES + 0x4C, 0, 4), Fuse.at(FUSES + 0x4C, 4, 2).then(FUSES + 0x4C, 23, 1)),
                new FuseMap.Locks(
                        Fuse.at(FUSES + 0x34, 18, 3), Fuse.at(FUSES + 0x38, 20, 1), Fuse.at(FUSES + 0x30, 20, 1)));
    }
}
