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

/** ESP32-S2 and ESP32-S3. Sources: protocol reference, 2.2, 3.1, 4.3, 4.6, 5.1 to 5.3. */
final class XtensaChips {
    private XtensaChips() {}

    private static final int S2_FUSES = 0x3F41A000;
    private static final int S3_FUSES = 0x60007000;

    static final ChipModel ESP32S2 = new ChipModel(
            "esp32s2",
            new ChipModel.Image("esp32s2", 2, 0x1000, ImageFormat.EXTENDED),
            new ChipModel.Rom(
                    0x000007C6,
                    RomGeneration.LATER,
                    Optional.of(new SecurityInfo(0, 0, false)),
                    new Banner(
                            "ESP-ROM:esp32s2-rc4-20191025\r\nBuild:Oct 25 2019\r\n",
                            "DOWNLOAD(USB/UART0/1/SPI)",
                            new Banner.Straps(0x1, 0x8))),
            new ChipModel.Silicon(
                    new ChipModel.Core(100, 1, 160, ChipModel.Crystal.mhz(40)),
                    new FuseMap(
                            new FuseMap.MacFuses(S2_FUSES + 0x44, Mac.Shape.PLAIN, 0x7CDFA1),
                            new FuseMap.Identity(
                                    Fuse.at(S2_FUSES + 0x54, 4, 3).then(S2_FUSES + 0x50, 20, 1),
                                    Fuse.at(S2_FUSES + 0x50, 18, 2)),
                            new FuseMap.Locks(
                                    Fuse.at(S2_FUSES + 0x34, 18, 3),
                                    Fuse.at(S2_FUSES + 0x38, 20, 1),
                                    Fuse.at(S2_FUSES + 0x30, 19, 1))),
                    new RegisterMap(
                                    0x3F400014,
                                    new RegisterMap.Spi(0x3F402000, SpiLayout.NEWER),
                                    new RegisterMap.Watchdogs(0x3F408094, 0x3F408098, 0x3F4080AC, Optional.empty()))
                            .with(new RegisterMap.Boot(
                                    0x3F404038, 0x3F408128, 1, new RegisterMap.LoaderPort(0x3FFFFD14, 0, 2))),
                    new StubFingerprint(
                            0x400290A4,
                            List.of(new Part(0x40028000, 6600), new Part(0x3FFE2DC0, 212)),
                            "99e52ab6e29848f1cb2d3aca4f7bb589eb106aace7d7a1c2c5728ba949637dba",
                            Plugins.NONE)),
            Set.of(Trait.USB_OTG));

    static final ChipModel ESP32S3 = new ChipModel(
            "esp32s3",
            new ChipModel.Image("esp32s3", 9, 0x0, ImageFormat.EXTENDED),
            new ChipModel.Rom(
                    0x00000009,
                    RomGeneration.LATER,
                    Optional.of(new SecurityInfo(0, 0, true)),
                    new Banner(
                            "ESP-ROM:esp32s3-20210327\r\nBuild:Mar 27 2021\r\n",
                            "DOWNLOAD(USB/UART0)",
                            new Banner.Straps(0x0, 0x8))),
            new ChipModel.Silicon(
                    new ChipModel.Core(2, 2, 160, ChipModel.Crystal.mhz(40)),
                    new FuseMap(
                            new FuseMap.MacFuses(S3_FUSES + 0x44, Mac.Shape.PLAIN, 0xF412FA),
                            new FuseMap.Identity(
                                    Fuse.at(S3_FUSES + 0x50, 18, 3).then(S3_FUSES + 0x58, 23, 1),
                                    Fuse.at(S3_FUSES + 0x58, 24, 2),
                                    Map.of(Fuse.at(S3_FUSES + 0x54, 3, 2).then(S3_FUSES + 0x58, 19, 1), 1)),
                            new FuseMap.Locks(
                                    Fuse.at(S3_FUSES + 0x34, 18, 3),
                                    Fuse.at(S3_FUSES + 0x38, 20, 1),
                                    Fuse.at(S3_FUSES + 0x30, 20, 1))),
                    new RegisterMap(
                                    0x60000014,
                                    new RegisterMap.Spi(0x60002000, SpiLayout.NEWER),
                                    new RegisterMap.Watchdogs(
                                            0x60008098,
                                            0x6000809C,
                                            0x600080B0,
                                            Optional.of(RegisterMap.SuperWatchdog.early(0x600080B4, 0x600080B8))))
                            .with(new RegisterMap.Boot(
                                    0x60004038, 0x6000812C, 1, new RegisterMap.LoaderPort(0x3FCEF14C, 4, 3))),
                    new StubFingerprint(
                            0x40379524,
                            List.of(new Part(0x40378000, 7832), new Part(0x3FCB2DC0, 264)),
                            "be0fa453e1b4089c9bcf57b51d4db0c3749150caa0e140c6fe0e82e3ccff3456",
                            Plugins.NAND)),
            Set.of(Trait.USB_SERIAL_JTAG, Trait.USB_OTG, Trait.NO_JUMP_UNDER_SECURE_BOOT, Trait.FLASH_READ_POINTER));
}
