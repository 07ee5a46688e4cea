package org.nailbed.simulator.demo;

import java.util.Arrays;
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

    private static final Map<String, MemoryLayout> BY_CHIP = Map.ofEntries(
            at("esp8266", 0x40210000, 0x40240000, 0x3FFE8000, 0x40100000, 0x3FFE9000, 0x40104000, 0x40105000),
            at("esp32", 0x3F400000, 0x400D0000, 0x3FFB0000, 0x40080000, 0x3FFF0030, 0x40078000, 0x40080400),
            at("esp32s2", 0x3F000000, 0x40080000, 0x3FFC2000, 0x40024000, 0x3FFE6110, 0x4004C000, 0x40050000),
            at("esp32s3", 0x3C0C0000, 0x42000000, 0x3FC95000, 0x40374000, 0x3FCE2810, 0x403C8700, 0x403CB700),
            at("esp32c2", 0x3C0C0000, 0x42000000, 0x3FCB0000, 0x40380000, 0x3FCD6110, 0x403AE000, 0x403B0000),
            at("esp32c3", 0x3C0C0000, 0x42000000, 0x3FC90000, 0x40380000, 0x3FCD5810, 0x403CC710, 0x403CE710),
            at("esp32c5", 0x420C0000, 0x42000000, 0x40820000, 0x40800000, 0x4084C410, 0x4084E610, 0x40855728),
            at("esp32c6", 0x420C0000, 0x42000000, 0x40820000, 0x40800000, 0x4086C410, 0x4086E610, 0x40875728),
            at("esp32c61", 0x420C0000, 0x42000000, 0x40820000, 0x40800000, 0x40844410, 0x40846610, 0x4084D728),
            at("esp32h2", 0x420C0000, 0x42000000, 0x40820000, 0x40800000, 0x40838410, 0x4083A610, 0x40841728),
            at("esp32p4", 0x400C0000, 0x40000000, 0x4FF40000, 0x4FF00000, 0x4FF33CE0, 0x4FF29ED0, 0x4FF2CBD0));

    /** In the order of the record. */
    private static Map.Entry<String, MemoryLayout> at(String chip, int... addresses) {
        int[] bootloader = Arrays.copyOfRange(addresses, 4, addresses.length);
        return Map.entry(chip, new MemoryLayout(addresses[0], addresses[1], addresses[2], addresses[3], bootloader));
    }

    static MemoryLayout of(String chip) {
        MemoryLayout layout = BY_CHIP.get(chip);
        if (layout == null) {
            throw new SimulatorException("There is no demo firmware for chip \"" + chip + "\", only for "
                    + BY_CHIP.keySet().stream().sorted().toList() + ".");
        }
        return layout;
    }
}
