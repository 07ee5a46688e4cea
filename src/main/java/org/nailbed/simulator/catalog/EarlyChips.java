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
import org.nailbed.simulator.chip.SpiLayout;
import org.nailbed.simulator.chip.StubFingerprint;
import org.nailbed.simulator.chip.StubFingerprint.Part;
import org.nailbed.simulator.chip.StubFingerprint.Plugins;

/** ESP8266 and ESP32. Sources: protocol reference, 2.2, 3.1, 4.3, 5.1 to 5.3. */
final class EarlyChips {
    private EarlyChips() {}

    /** A module as most are: 26 MHz, of which the ROM knows nothing. */
    static final ChipModel ESP8266 = new ChipModel(
            "esp8266",
            new ChipModel.Image("esp8266", -1, 0x0, ImageFormat.FIRST),
            new ChipModel.Rom(
                    0xFFF0C101,
                    RomGeneration.ESP8266,
                    Optional.empty(),
                    new Banner("\r\n ets Jan  8 2013", "", new Banner.Straps(1, 3))),
            new ChipModel.Silicon(
                    new ChipModel.Core(0, 1, 160, ChipModel.Crystal.mhz(26).believedMhz(40)),
                    new FuseMap(
                            new FuseMap.MacFuses(0x3FF00050, Mac.Shape.ESP8266, 0x5CCF7F),
                            new FuseMap.Identity(Fuse.NONE, Fuse.NONE),
                            FuseMap.Locks.NONE),
                    new RegisterMap(0x60000014, new RegisterMap.Spi(0x60000200, SpiLayout.ESP8266)),
                    new StubFingerprint(
                            0x4010C504,
                            List.of(new Part(0x4010C500, 11456), new Part(0x3FFFAE6C, 920)),
                            "31c99fe642b95433df972048227ed0cf69adddbd9773c73f56cff46dc0bc885b",
                            Plugins.NONE)),
            Set.of());

    private static final int ESP32_FUSES = 0x3FF5A000;

    static final ChipModel ESP32 = new ChipModel(
            "esp32",
            new ChipModel.Image("esp32", 0, 0x1000, ImageFormat.EXTENDED),
            new ChipModel.Rom(
                    0x00F01D83,
                    RomGeneration.ESP32,
                    Optional.empty(),
                    new Banner(
                            "ets Jun  8 2016 00:22:57\r\n",
                            "DOWNLOAD_BOOT(UART0/UART1/SDIO_REI_REO_V2)",
                            new Banner.Straps(0x3, 0x13))),
            new ChipModel.Silicon(
                    new ChipModel.Core(301, 2, 160, ChipModel.Crystal.mhz(40)),
                    new FuseMap(
                            new FuseMap.MacFuses(ESP32_FUSES + 0x04, Mac.Shape.WITH_CRC, 0x240AC4),
                            new FuseMap.Identity(Fuse.at(ESP32_FUSES + 0x14, 24, 2), Fuse.NONE),
                            new FuseMap.Locks(
                                    Fuse.at(ESP32_FUSES, 20, 7),
                                    Fuse.at(ESP32_FUSES + 0x18, 5, 1),
                                    Fuse.at(ESP32_FUSES + 0x18, 7, 1)),
                            esp32Words()),
                    new RegisterMap(0x3FF40014, new RegisterMap.Spi(0x3FF42000, SpiLayout.ESP32)),
                    new StubFingerprint(
                            0x400A902C,
                            List.of(new Part(0x400A8000, 6456), new Part(0x3FFDED6C, 212)),
                            "f45a88d48ce374b3d91b302e899ab7374010e6ed1b94d0ffc4c3d81893e3feee",
                            Plugins.NONE)),
            Set.of());

    /**
     * Major revision 3 is three bits in three words; package D0WD; a calibration that makes the crystal measured come out as
     * 40 MHz.
     */
    private static Map<Integer, Integer> esp32Words() {
        return Map.of(
                ESP32_FUSES + 0x0C,
                1 << 15 | 1 << 9,
                ESP32_FUSES + 0x10,
                0x80,
                ESP32_FUSES + 0x14,
                1 << 20,
                0x3FF6607C,
                1 << 31,
                0x3FF5F06C,
                800 << 7);
    }
}
