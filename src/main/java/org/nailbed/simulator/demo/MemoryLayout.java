package org.nailbed.simulator.demo;

import java.util.Map;
import org.nailbed.simulator.SimulatorException;

/**
 * Where ESP-IDF's linker puts things on a chip.
 *
 * @param rodata first address of the mapped read-only data
 * @param code first address of the mapped code
 * @param dram initialised data
 * @param iram code that is loaded into RAM
 * @param bootloader load addresses of the bootloader's three segments
 */
record MemoryLayout(int rodata, int code, int dram, int iram, int... bootloader) {

    private static final Map<String, MemoryLayout> BY_CHIP = Map.of(
            "esp32",
                    new MemoryLayout(
                            0x3F400000, 0x400D0000, 0x3FFB0000, 0x40080000, 0x3FFF0030, 0x40078000, 0x40080400),
            "esp32s2",
                    new MemoryLayout(
                            0x3F000000, 0x40080000, 0x3FFC2000, 0x40024000, 0x3FFE6110, 0x4004C000, 0x40050000),
            "esp32s3",
                    new MemoryLayout(
                            0x3C0C0000, 0x42000000, 0x3FC95000, 0x40374000, 0x3FCE2810, 0x403C8700, 0x403CB700),
            "esp32c3",
                    new MemoryLayout(
                            0x3C0C0000, 0x42000000, 0x3FC90000, 0x40380000, 0x3FCD5810, 0x403CC710, 0x403CE710),
            "esp32c6",
                    new MemoryLayout(
                            0x420C0000, 0x42000000, 0x40820000, 0x40800000, 0x4086C410, 0x4086E610, 0x40875728));

    static MemoryLayout of(String chip) {
        MemoryLayout layout = BY_CHIP.get(chip);
        if (layout == null) {
            throw new SimulatorException("There is no demo firmware for chip \"" + chip + "\", only for "
                    + BY_CHIP.keySet().stream().sorted().toList() + ".");
        }
        return layout;
    }
}
