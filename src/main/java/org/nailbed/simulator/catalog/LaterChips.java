package org.nailbed.simulator.catalog;

import java.util.List;
import java.util.Map;
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

/** Those with the low-power domain of the C6: C5, C6, C61, H2. Sources: protocol reference, 2.2, 2.6, 3.1, 4.3, 4.6, 5.1 to 5.3. */
final class LaterChips {
    private LaterChips() {}

    private static final int UART_DIVIDER = 0x60000014;
    private static final RegisterMap.Spi SPI = new RegisterMap.Spi(0x60003000, SpiLayout.NEWER);

    private static final RegisterMap.Watchdogs WATCHDOGS = new RegisterMap.Watchdogs(
            0x600B1C00, 0x600B1C04, 0x600B1C18, Optional.of(RegisterMap.SuperWatchdog.later(0x600B1C1C, 0x600B1C20)));

    private static final int C5_FUSES = 0x600B4800;
    private static final int C6_FUSES = 0x600B0800;
    private static final int C61_FUSES = 0x600B4800;
    private static final int H2_FUSES = 0x600B0800;
    private static final int PCR_SYSCLK = 0x60096110;

    /** With a 48 MHz crystal, of which its ROM knows. */
    static final ChipModel ESP32C5 = esp32c5("esp32c5", 48);

    /** The same, but its clock register tells the ROM of 40 MHz. */
    static final ChipModel ESP32C5_MISLED = esp32c5("esp32c5-pcr40", 40);

    private static ChipModel esp32c5(String name, int believedMhz) {
        return new ChipModel(
                name,
                new ChipModel.Image("esp32c5", 23, 0x2000, ImageFormat.EXTENDED),
                new ChipModel.Rom(
                        0x5FD1406F,
                        RomGeneration.LATER,
                        Optional.of(new SecurityInfo(0x13, 2, true)),
                        new Banner(
                                "ESP-ROM:esp32c5-eco2-20250121\r\nBuild:Jan 21 2025\r\n",
                                "DOWNLOAD(UART0/USB)",
                                new Banner.Straps(0x10, 0x18))),
                new ChipModel.Silicon(
                        new ChipModel.Core(
                                100, 1, 240, ChipModel.Crystal.mhz(48).believedMhz(believedMhz)),
                        new FuseMap(
                                new FuseMap.MacFuses(C5_FUSES + 0x44, Mac.Shape.EXTENDED, 0xD0CF13),
                                new FuseMap.Identity(Fuse.at(C5_FUSES + 0x4C, 0, 4), Fuse.at(C5_FUSES + 0x4C, 4, 2)),
                                new FuseMap.Locks(
                                        Fuse.at(C5_FUSES + 0x34, 16, 3),
                                        Fuse.at(C5_FUSES + 0x38, 25, 1),
                                        Fuse.at(C5_FUSES + 0x30, 20, 1)),
                                Map.of(PCR_SYSCLK, believedMhz << 24)),
                        new RegisterMap(UART_DIVIDER, SPI, WATCHDOGS),
                        new StubFingerprint(
                                0x408015D2,
                                List.of(new Part(0x40800000, 8028), new Part(0x40852F0C, 216)),
                                "17fd3b3a86565bfc10b04348ab369754c859344ccbe132753cbe35cb7c45aefa",
                                Plugins.NONE)),
                Set.of(Trait.USB_SERIAL_JTAG));
    }

    static final ChipModel ESP32C6 = new ChipModel(
            "esp32c6",
            new ChipModel.Image("esp32c6", 13, 0x0, ImageFormat.EXTENDED),
            new ChipModel.Rom(
                    0x2CE0806F,
                    RomGeneration.LATER,
                    Optional.of(new SecurityInfo(0, 0, true)),
                    new Banner(
                            "ESP-ROM:esp32c6-20220919\r\nBuild:Sep 19 2022\r\n",
                            "DOWNLOAD(USB/UART0/SDIO_FEI_FEO)",
                            new Banner.Straps(0x4, 0xC))),
            new ChipModel.Silicon(
                    new ChipModel.Core(1, 1, 160, ChipModel.Crystal.mhz(40)),
                    new FuseMap(
                            new FuseMap.MacFuses(C6_FUSES + 0x44, Mac.Shape.EXTENDED, 0x404CCA),
                            new FuseMap.Identity(Fuse.at(C6_FUSES + 0x50, 18, 4), Fuse.at(C6_FUSES + 0x50, 22, 2)),
                            new FuseMap.Locks(
                                    Fuse.at(C6_FUSES + 0x34, 18, 3),
                                    Fuse.at(C6_FUSES + 0x38, 20, 1),
                                    Fuse.at(C6_FUSES + 0x30, 20, 1))),
                    new RegisterMap(UART_DIVIDER, SPI, WATCHDOGS),
                    new StubFingerprint(
                            0x408011BC,
                            List.of(new Part(0x40800000, 6900), new Part(0x40852F0C, 216)),
                            "65024e4ee67137a72ab912a0157bc317834e745358347cde1e8dd36e213db383",
                            Plugins.NONE)),
            Set.of(Trait.USB_SERIAL_JTAG, Trait.WATCHDOG_RESET_LOSES_USB));

    static final ChipModel ESP32C61 = new ChipModel(
            "esp32c61",
            new ChipModel.Image("esp32c61", 20, 0x0, ImageFormat.EXTENDED),
            new ChipModel.Rom(
                    0x7211606F,
                    RomGeneration.LATER,
                    Optional.of(new SecurityInfo(0x10, 3, true)),
                    new Banner(
                            "ESP-ROM:esp32c61-eco3-20250428\r\nBuild:Apr 28 2025\r\n",
                            "DOWNLOAD(USB/UART0/SDIO_FEI_FEO)",
                            new Banner.Straps(0x4, 0xC))),
            new ChipModel.Silicon(
                    new ChipModel.Core(100, 1, 160, ChipModel.Crystal.mhz(40)),
                    new FuseMap(
                            new FuseMap.MacFuses(C61_FUSES + 0x44, Mac.Shape.PLAIN, 0x30EDA0),
                            new FuseMap.Identity(Fuse.at(C61_FUSES + 0x4C, 0, 4), Fuse.at(C61_FUSES + 0x4C, 4, 2)),
                            new FuseMap.Locks(
                                    Fuse.at(C61_FUSES + 0x30, 23, 3),
                                    Fuse.at(C61_FUSES + 0x34, 26, 1),
                                    Fuse.at(C61_FUSES + 0x30, 14, 1))),
                    new RegisterMap(UART_DIVIDER, SPI, WATCHDOGS),
                    new StubFingerprint(
                            0x40801130,
                            List.of(new Part(0x40800000, 6552), new Part(0x40816D68, 204)),
                            "30282f16552c9418c7a9aff2244c841cac61b7fe20c2886c52d4d669b4feb3f9",
                            Plugins.NONE)),
            Set.of(Trait.USB_SERIAL_JTAG));

    static final ChipModel ESP32H2 = new ChipModel(
            "esp32h2",
            new ChipModel.Image("esp32h2", 16, 0x0, ImageFormat.EXTENDED),
            new ChipModel.Rom(
                    0xD7B73E80,
                    RomGeneration.LATER,
                    Optional.of(new SecurityInfo(0, 0, true)),
                    new Banner(
                            "ESP-ROM:esp32h2-20221101\r\nBuild:Nov  1 2022\r\n",
                            "DOWNLOAD(USB/UART0)",
                            new Banner.Straps(0x4, 0xC))),
            new ChipModel.Silicon(
                    new ChipModel.Core(1, 1, 96, ChipModel.Crystal.mhz(32)),
                    new FuseMap(
                            new FuseMap.MacFuses(H2_FUSES + 0x44, Mac.Shape.EXTENDED, 0x744DBD),
                            new FuseMap.Identity(Fuse.at(H2_FUSES + 0x50, 18, 3), Fuse.at(H2_FUSES + 0x50, 21, 2)),
                            new FuseMap.Locks(
                                    Fuse.at(H2_FUSES + 0x34, 18, 3),
                                    Fuse.at(H2_FUSES + 0x38, 20, 1),
                                    Fuse.at(H2_FUSES + 0x30, 20, 1))),
                    new RegisterMap(
                            UART_DIVIDER,
                            SPI,
                            new RegisterMap.Watchdogs(
                                    0x600B1C00,
                                    0x600B1C04,
                                    0x600B1C1C,
                                    Optional.of(RegisterMap.SuperWatchdog.later(0x600B1C20, 0x600B1C24)))),
                    new StubFingerprint(
                            0x40800E92,
                            List.of(new Part(0x40800000, 5864), new Part(0x40842D68, 204)),
                            "3325fef8f79f75713c69dfd034dd04b41c0350ad99e1f1ef1752a2f781ef5990",
                            Plugins.NONE)),
            Set.of(Trait.USB_SERIAL_JTAG, Trait.WATCHDOG_RESET_LOSES_USB));
}
