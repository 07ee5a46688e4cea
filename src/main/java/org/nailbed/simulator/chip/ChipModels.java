package org.nailbed.simulator.chip;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nailbed.simulator.SimulatorException;
import org.nailbed.simulator.chip.StubFingerprint.Part;
import org.nailbed.simulator.chip.StubFingerprint.Plugins;

/** Every chip that can be pretended. A further one is one more entry; sources: protocol reference, 2.2, 3.1, 4.3, 5.1 to 5.3. */
public final class ChipModels {
    private ChipModels() {}

    private static final int CRYSTAL_HZ = 40_000_000;

    /** FF:FE, the middle of an EUI-64. */
    private static final int MAC_EXTENSION = 0xFFFE << 16;

    private static final ChipModel ESP32 = new ChipModel(
            "esp32",
            new ChipModel.Image(0, 0x1000),
            new ChipModel.Rom(
                    0x00F01D83,
                    RomGeneration.FIRST,
                    Optional.empty(),
                    new Banner(
                            "ets Jun  8 2016 00:22:57\r\n",
                            "DOWNLOAD_BOOT(UART0/UART1/SDIO_REI_REO_V2)",
                            new Banner.Straps(0x3, 0x13))),
            new ChipModel.Silicon(
                    new ChipModel.Core(301, 2, 160, CRYSTAL_HZ),
                    0x240AC4,
                    new RegisterMap(0x3FF40014, 0x3FF42000, SpiLayout.ESP32, ChipModels::esp32Efuses),
                    new StubFingerprint(
                            0x400A902C,
                            List.of(new Part(0x400A8000, 6456), new Part(0x3FFDED6C, 212)),
                            "f45a88d48ce374b3d91b302e899ab7374010e6ed1b94d0ffc4c3d81893e3feee",
                            Plugins.NONE)));

    private static final ChipModel ESP32S2 = new ChipModel(
            "esp32s2",
            new ChipModel.Image(2, 0x1000),
            new ChipModel.Rom(
                    0x000007C6,
                    RomGeneration.LATER,
                    Optional.of(new SecurityInfo(0, 0, false)),
                    new Banner(
                            "ESP-ROM:esp32s2-rc4-20191025\r\nBuild:Oct 25 2019\r\n",
                            "DOWNLOAD(USB/UART0/1/SPI)",
                            new Banner.Straps(0x1, 0x8))),
            new ChipModel.Silicon(
                    new ChipModel.Core(100, 1, 160, CRYSTAL_HZ),
                    0x7CDFA1,
                    new RegisterMap(
                            0x3F400014,
                            0x3F402000,
                            SpiLayout.NEWER,
                            mac -> Map.of(
                                    0x3F41A044, mac.low32(), 0x3F41A048, mac.high16(), block1(0x3F41A044, 3), 1 << 18)),
                    new StubFingerprint(
                            0x400290A4,
                            List.of(new Part(0x40028000, 6600), new Part(0x3FFE2DC0, 212)),
                            "99e52ab6e29848f1cb2d3aca4f7bb589eb106aace7d7a1c2c5728ba949637dba",
                            Plugins.NONE)));

    private static final ChipModel ESP32S3 = new ChipModel(
            "esp32s3",
            new ChipModel.Image(9, 0x0),
            new ChipModel.Rom(
                    0x00000009,
                    RomGeneration.LATER,
                    Optional.of(new SecurityInfo(0, 0, true)),
                    new Banner(
                            "ESP-ROM:esp32s3-20210327\r\nBuild:Mar 27 2021\r\n",
                            "DOWNLOAD(USB/UART0)",
                            new Banner.Straps(0x0, 0x8))),
            new ChipModel.Silicon(
                    new ChipModel.Core(2, 2, 160, CRYSTAL_HZ),
                    0xF412FA,
                    new RegisterMap(
                            0x60000014,
                            0x60002000,
                            SpiLayout.NEWER,
                            mac -> Map.of(
                                    0x60007044, mac.low32(), 0x60007048, mac.high16(), block1(0x60007044, 3), 2 << 18)),
                    new StubFingerprint(
                            0x40379524,
                            List.of(new Part(0x40378000, 7832), new Part(0x3FCB2DC0, 264)),
                            "be0fa453e1b4089c9bcf57b51d4db0c3749150caa0e140c6fe0e82e3ccff3456",
                            Plugins.NAND)));

    private static final ChipModel ESP32C3 = new ChipModel(
            "esp32c3",
            new ChipModel.Image(5, 0x0),
            new ChipModel.Rom(
                    0x1B31506F,
                    RomGeneration.LATER,
                    Optional.of(new SecurityInfo(0x0C, 3, true)),
                    new Banner(
                            "ESP-ROM:esp32c3-api1-20210207\r\nBuild:Feb  7 2021\r\n",
                            "DOWNLOAD(USB/UART0/1)",
                            new Banner.Straps(0x5, 0xD))),
            new ChipModel.Silicon(
                    new ChipModel.Core(3, 1, 160, CRYSTAL_HZ),
                    0x6055F9,
                    new RegisterMap(
                            0x60000014,
                            0x60002000,
                            SpiLayout.NEWER,
                            mac -> Map.of(
                                    0x60008844, mac.low32(), 0x60008848, mac.high16(), block1(0x60008844, 3), 3 << 18)),
                    new StubFingerprint(
                            0x40380E9A,
                            List.of(new Part(0x40380000, 5880), new Part(0x3FC96D68, 204)),
                            "d73bd88cdeac7b90c57821d81e77cb96cfeb73d8db572e634ec1d1dcafdb853d",
                            Plugins.NONE)));

    private static final ChipModel ESP32C6 = new ChipModel(
            "esp32c6",
            new ChipModel.Image(13, 0x0),
            new ChipModel.Rom(
                    0x2CE0806F,
                    RomGeneration.LATER,
                    Optional.of(new SecurityInfo(0, 0, true)),
                    new Banner(
                            "ESP-ROM:esp32c6-20220919\r\nBuild:Sep 19 2022\r\n",
                            "DOWNLOAD(USB/UART0/SDIO_FEI_FEO)",
                            new Banner.Straps(0x4, 0xC))),
            new ChipModel.Silicon(
                    new ChipModel.Core(1, 1, 160, CRYSTAL_HZ),
                    0x404CCA,
                    new RegisterMap(
                            0x60000014,
                            0x60003000,
                            SpiLayout.NEWER,
                            mac -> Map.of(
                                    0x600B0844,
                                    mac.low32(),
                                    0x600B0848,
                                    mac.high16() | MAC_EXTENSION,
                                    block1(0x600B0844, 3),
                                    1 << 18)),
                    new StubFingerprint(
                            0x408011BC,
                            List.of(new Part(0x40800000, 6900), new Part(0x40852F0C, 216)),
                            "65024e4ee67137a72ab912a0157bc317834e745358347cde1e8dd36e213db383",
                            Plugins.NONE)));

    private static final List<ChipModel> ALL = List.of(ESP32, ESP32S2, ESP32S3, ESP32C3, ESP32C6);

    public static List<ChipModel> all() {
        return ALL;
    }

    public static ChipModel named(String name) {
        return ALL.stream().filter(chip -> chip.name().equals(name)).findFirst().orElseThrow(() -> {
            List<String> known = ALL.stream().map(ChipModel::name).toList();
            return new SimulatorException("Chip \"" + name + "\" cannot be pretended; " + known + " can.");
        });
    }

    private static int block1(int base, int word) {
        return base + 4 * word;
    }

    /** Revision 3.1 in package D0WD, and a calibration that makes the crystal measured come out as 40 MHz. */
    private static Map<Integer, Integer> esp32Efuses(Mac mac) {
        int efuses = 0x3FF5A000;
        return Map.of(
                efuses + 0x04,
                mac.low32(),
                efuses + 0x08,
                mac.high16() | mac.crc8() << 16,
                efuses + 0x0C,
                1 << 15 | 1 << 9,
                efuses + 0x10,
                0x80,
                efuses + 0x14,
                1 << 24 | 1 << 20,
                0x3FF6607C,
                1 << 31,
                0x3FF5F06C,
                800 << 7);
    }
}
