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

/** The C series with Wi-Fi 4: C2 and C3. Sources: protocol reference, 2.2, 3.1, 4.3, 4.6, 5.1 to 5.3. */
final class RiscvChips {
    private RiscvChips() {}

    private static final int FUSES = 0x60008800;

    /** An ESP8684H4: with 4 MiB inside, at 26 MHz, which its ROM takes for 40. */
    static final ChipModel ESP32C2 = new ChipModel(
            "esp32c2",
            new ChipModel.Image("esp32c2", 12, 0x0, ImageFormat.EXTENDED),
            new ChipModel.Rom(
                    0x7C41A06F,
                    RomGeneration.LATER,
                    Optional.of(new SecurityInfo(0, 1, true)),
                    new Banner(
                            "ESP-ROM:esp8684-api2-20220127\r\nBuild:Jan 27 2022\r\n",
                            "DOWNLOAD(UART0)",
                            new Banner.Straps(0x4, 0xC))),
            new ChipModel.Silicon(
                    new ChipModel.Core(100, 1, 120, ChipModel.Crystal.mhz(26).believedMhz(40)),
                    new FuseMap(
                            new FuseMap.MacFuses(FUSES + 0x40, Mac.Shape.PLAIN, 0x083AF2),
                            new FuseMap.Identity(
                                    Fuse.at(FUSES + 0x44, 16, 4),
                                    Fuse.at(FUSES + 0x44, 20, 2),
                                    Map.of(Fuse.at(FUSES + 0x44, 22, 3), 1, Fuse.at(FUSES + 0x5C, 29, 3), 1)),
                            new FuseMap.Locks(
                                    Fuse.at(FUSES + 0x30, 7, 3),
                                    Fuse.at(FUSES + 0x30, 21, 1),
                                    Fuse.at(FUSES + 0x30, 6, 1))),
                    new RegisterMap(
                            0x60000014,
                            new RegisterMap.Spi(0x60002000, SpiLayout.NEWER),
                            new RegisterMap.Watchdogs(0x60008084, 0x60008088, 0x6000809C, Optional.empty())),
                    new StubFingerprint(
                            0x40380F90,
                            List.of(new Part(0x40380000, 5816), new Part(0x3FCB6D6C, 204)),
                            "fa46cb166f85792a124a3e0858af7b7f5d799a35a541167e06e71eccfb511919",
                            Plugins.NONE)),
            Set.of(Trait.MEASURES_NO_SLOW_RATE));

    static final ChipModel ESP32C3 = new ChipModel(
            "esp32c3",
            new ChipModel.Image("esp32c3", 5, 0x0, ImageFormat.EXTENDED),
            new ChipModel.Rom(
                    0x1B31506F,
                    RomGeneration.LATER,
                    Optional.of(new SecurityInfo(0x0C, 3, true)),
                    new Banner(
                            "ESP-ROM:esp32c3-api1-20210207\r\nBuild:Feb  7 2021\r\n",
                            "DOWNLOAD(USB/UART0/1)",
                            new Banner.Straps(0x5, 0xD))),
            new ChipModel.Silicon(
                    new ChipModel.Core(3, 1, 160, ChipModel.Crystal.mhz(40)),
                    new FuseMap(
                            new FuseMap.MacFuses(FUSES + 0x44, Mac.Shape.PLAIN, 0x6055F9),
                            new FuseMap.Identity(
                                    Fuse.at(FUSES + 0x50, 18, 3).then(FUSES + 0x58, 23, 1),
                                    Fuse.at(FUSES + 0x58, 24, 2)),
                            new FuseMap.Locks(
                                    Fuse.at(FUSES + 0x34, 18, 3),
                                    Fuse.at(FUSES + 0x38, 20, 1),
                                    Fuse.at(FUSES + 0x30, 20, 1))),
                    new RegisterMap(
                            0x60000014,
                            new RegisterMap.Spi(0x60002000, SpiLayout.NEWER),
                            new RegisterMap.Watchdogs(
                                    0x60008090,
                                    0x60008094,
                                    0x600080A8,
                                    Optional.of(RegisterMap.SuperWatchdog.early(0x600080AC, 0x600080B0)))),
                    new StubFingerprint(
                            0x40380E9A,
                            List.of(new Part(0x40380000, 5880), new Part(0x3FC96D68, 204)),
                            "d73bd88cdeac7b90c57821d81e77cb96cfeb73d8db572e634ec1d1dcafdb853d",
                            Plugins.NONE)),
            Set.of(Trait.USB_SERIAL_JTAG, Trait.NO_JUMP_UNDER_SECURE_BOOT));
}
