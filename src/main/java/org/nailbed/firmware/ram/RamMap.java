package org.nailbed.firmware.ram;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nailbed.firmware.EspChip;

/**
 * Where each chip has memory that a program can be loaded into: internal RAM for code and data, and RTC memory. Both views of a
 * RAM that is seen at two addresses are listed. Source: the chapter "System and Memory" of each chip's technical reference
 * manual; of later chips than these none is out, and nothing is known of them here.
 */
final class RamMap {
    private static final Range RTC_8_KIB = new Range(0x50000000L, 0x50002000L);
    private static final Range LP_16_KIB = new Range(0x50000000L, 0x50004000L);

    private static final Map<EspChip, List<Range>> RANGES = new EnumMap<>(Map.ofEntries(
            Map.entry(
                    EspChip.ESP8266, List.of(new Range(0x3FFE8000L, 0x40000000L), new Range(0x40100000L, 0x40110000L))),
            Map.entry(
                    EspChip.ESP32,
                    List.of(
                            new Range(0x3FF80000L, 0x3FF82000L),
                            new Range(0x3FFAE000L, 0x40000000L),
                            new Range(0x40070000L, 0x400C2000L),
                            RTC_8_KIB)),
            Map.entry(
                    EspChip.ESP32_S2,
                    List.of(
                            new Range(0x3FF9E000L, 0x3FFA0000L),
                            new Range(0x3FFB0000L, 0x40000000L),
                            new Range(0x40020000L, 0x40072000L),
                            RTC_8_KIB)),
            Map.entry(
                    EspChip.ESP32_S3,
                    List.of(
                            new Range(0x3FC88000L, 0x3FD00000L),
                            new Range(0x40370000L, 0x403E0000L),
                            RTC_8_KIB,
                            new Range(0x600FE000L, 0x60100000L))),
            Map.entry(
                    EspChip.ESP32_C2,
                    List.of(new Range(0x3FCA0000L, 0x3FCE0000L), new Range(0x4037C000L, 0x403C0000L))),
            Map.entry(
                    EspChip.ESP32_C3,
                    List.of(new Range(0x3FC80000L, 0x3FCE0000L), new Range(0x4037C000L, 0x403E0000L), RTC_8_KIB)),
            Map.entry(EspChip.ESP32_C5, List.of(new Range(0x40800000L, 0x40860000L), LP_16_KIB)),
            Map.entry(EspChip.ESP32_C6, List.of(new Range(0x40800000L, 0x40880000L), LP_16_KIB)),
            Map.entry(EspChip.ESP32_C61, List.of(new Range(0x40800000L, 0x40850000L))),
            Map.entry(
                    EspChip.ESP32_H2,
                    List.of(new Range(0x40800000L, 0x40850000L), new Range(0x50000000L, 0x50001000L))),
            Map.entry(
                    EspChip.ESP32_P4,
                    List.of(
                            new Range(0x30100000L, 0x30102000L),
                            new Range(0x4FF00000L, 0x4FFC0000L),
                            new Range(0x50108000L, 0x50110000L)))));

    private RamMap() {}

    /** From the first address to the one after the last. */
    private record Range(long from, long to) {}

    /** Whether so many bytes from an unsigned address on lie in one piece of RAM; true where nothing is known of the chip. */
    static boolean holds(EspChip chip, int address, int sizeBytes) {
        long from = Integer.toUnsignedLong(address);
        List<Range> ranges = RANGES.get(chip);
        return ranges == null
                || ranges.stream().anyMatch(range -> from >= range.from() && from + sizeBytes <= range.to());
    }
}
