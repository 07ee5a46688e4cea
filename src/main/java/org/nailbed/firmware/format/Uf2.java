package org.nailbed.firmware.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nailbed.firmware.Digests;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.Sizes;
import org.nailbed.firmware.Slice;
import org.nailbed.firmware.format.SparseFlash.Run;

/**
 * Reads UF2: blocks of 512 bytes, each with its address in flash and the family of chips that it is for (protocol reference, 6.7;
 * transports reference, 7.2). Blocks may come in any order, and several files may follow each other.
 */
public final class Uf2 {

    private static final byte[] MAGIC = {'U', 'F', '2', '\n'};
    private static final String DAMAGED = "The file is damaged; make or copy it again.";
    private static final int BLOCK_BYTES = 512;
    private static final long SECOND_MAGIC = 0x9E5D5157L;
    private static final long LAST_MAGIC = 0x0AB16F30L;
    private static final int LAST_MAGIC_AT = 508;
    private static final int DATA_AT = 32;
    private static final int DATA_BYTES = 476;
    private static final int NOT_FOR_FLASH = 0x1;
    private static final int FILE_CONTAINER = 0x1000;
    private static final int HAS_FAMILY = 0x2000;
    private static final int HAS_MD5 = 0x4000;
    private static final int MD5_PART_BYTES = 24;

    /** Protocol reference, 5.5. */
    private static final Map<Integer, EspChip> FAMILIES = Map.ofEntries(
            Map.entry(0x7EAB61ED, EspChip.ESP8266),
            Map.entry(0x1C5F21B0, EspChip.ESP32),
            Map.entry(0xBFDD4EEE, EspChip.ESP32_S2),
            Map.entry(0xC47E5767, EspChip.ESP32_S3),
            Map.entry(0x2B88D29C, EspChip.ESP32_C2),
            Map.entry(0xD42BA06C, EspChip.ESP32_C3),
            Map.entry(0xF71C0343, EspChip.ESP32_C5),
            Map.entry(0x540DDF62, EspChip.ESP32_C6),
            Map.entry(0x77D850C4, EspChip.ESP32_C61),
            Map.entry(0x332726F6, EspChip.ESP32_H2),
            Map.entry(0x3D308E94, EspChip.ESP32_P4),
            Map.entry(0xB6DD00AF, EspChip.ESP32_H21),
            Map.entry(0x9E0BAA8A, EspChip.ESP32_H4),
            Map.entry(0x3101F7C1, EspChip.ESP32_S31));

    private final Slice file;
    private final Map<EspChip, Blocks> families = new EnumMap<>(EspChip.class);
    private int foreignBlocks;

    private Uf2(Slice file) {
        this.file = file;
    }

    /** What was read for one chip: where blocks lie, how often each number of each count came, digests still to check. */
    private record Blocks(SparseFlash flash, Map<Long, Map<Long, Integer>> numbers, List<Digest> digests) {}

    /** An MD5 of a region of flash: address, length, digest. */
    private record Digest(Slice block, int at) {

        void check(List<Run> runs) {
            long from = block.u32(at);
            long size = block.u32(at + 4);
            Optional<Run> run = runs.stream()
                    .filter(each -> from >= each.offset() && from + size <= each.offset() + each.bytes().length)
                    .findFirst();
            if (run.isEmpty() || size == 0) {
                throw block.refusal(
                        at,
                        "MD5 is of %d bytes at %s, which the file does not hold. %s"
                                .formatted(size, Sizes.hex(from), DAMAGED));
            }
            var md5 = Digests.md5();
            md5.update(run.get().bytes(), (int) from - run.get().offset(), (int) size);
            byte[] expected = md5.digest();
            byte[] seen = block.bytes(at + 8, expected.length);
            if (!Arrays.equals(seen, expected)) {
                throw block.refusal(
                        at + 8,
                        "MD5 is %s, the bytes at %s give %s. %s"
                                .formatted(
                                        HexFormat.of().formatHex(seen),
                                        Sizes.hex(from),
                                        HexFormat.of().formatHex(expected),
                                        DAMAGED));
            }
        }
    }

    /** Whether it begins as such a file does. */
    public static boolean isOne(byte[] content) {
        return content.length >= MAGIC.length && Arrays.equals(content, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /**
     * Reads the whole file.
     *
     * @param name for messages
     * @return for each chip the runs of bytes, each from the start of a sector; blocks for other families are left out
     * @throws FirmwareException naming file and place: wrong magic, size or MD5, missing or repeated blocks, no block for a chip
     *     that is known
     */
    public static Map<EspChip, List<Run>> read(String name, byte[] content) {
        Uf2 reader = new Uf2(Slice.of(Image.of(name, 0, content)));
        for (int at = 0; at < content.length; at += BLOCK_BYTES) {
            reader.readBlock(at);
        }
        if (reader.families.isEmpty()) {
            throw new FirmwareException("%s: %d blocks, none for a family of %s. Make it for the chip of the board."
                    .formatted(name, reader.foreignBlocks, String.join(", ", EspChip.titles())));
        }
        return reader.families.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> reader.finished(entry.getKey(), entry.getValue()),
                        (one, other) -> one,
                        () -> new EnumMap<>(EspChip.class)));
    }

    private void readBlock(int at) {
        Slice block = file.part(at, BLOCK_BYTES);
        if (!isOne(block.bytes(0, MAGIC.length))
                || block.u32(4) != SECOND_MAGIC
                || block.u32(LAST_MAGIC_AT) != LAST_MAGIC) {
            throw block.refusal(0, "no block of UF2, its marks are missing. " + DAMAGED);
        }
        long flags = block.u32(8);
        if ((flags & (NOT_FOR_FLASH | FILE_CONTAINER)) != 0) {
            return;
        }
        Optional<EspChip> chip =
                (flags & HAS_FAMILY) == 0 ? Optional.empty() : Optional.ofNullable(FAMILIES.get((int) block.u32(28)));
        if (chip.isEmpty()) {
            foreignBlocks++;
            return;
        }
        byte[] payload = payload(block);
        Blocks family = families.computeIfAbsent(
                chip.get(), key -> new Blocks(new SparseFlash(file.name()), new TreeMap<>(), new ArrayList<>()));
        if ((flags & HAS_MD5) != 0) {
            family.digests.add(digest(block, payload.length));
        }
        family.flash.put(block.u32(12), payload, "block %d".formatted(at / BLOCK_BYTES));
        family.numbers.computeIfAbsent(block.u32(24), count -> new TreeMap<>()).merge(block.u32(20), 1, Integer::sum);
    }

    private static byte[] payload(Slice block) {
        long size = block.u32(16);
        if (size == 0 || size > DATA_BYTES) {
            throw block.refusal(16, "%d bytes in a block, expected 1 to %d. %s".formatted(size, DATA_BYTES, DAMAGED));
        }
        return block.bytes(DATA_AT, (int) size);
    }

    /** Espressif puts it right behind the bytes, the specification at the end of the data. */
    private static Digest digest(Slice block, int size) {
        int behind = DATA_AT + size;
        int atEnd = DATA_AT + DATA_BYTES - MD5_PART_BYTES;
        boolean isBehind = behind <= atEnd && block.u32(behind) == block.u32(12) && block.u32(behind + 4) == size;
        return new Digest(block, isBehind ? behind : atEnd);
    }

    private List<Run> finished(EspChip chip, Blocks blocks) {
        blocks.numbers.forEach((count, numbers) -> {
            int files =
                    numbers.values().stream().mapToInt(Integer::intValue).max().orElse(0);
            for (long number = 0; number < count; number++) {
                int seen = numbers.getOrDefault(number, 0);
                if (seen != files) {
                    throw new FirmwareException(
                            "%s: block %d of %d for %s is there %d times, expected %d. It is cut short; make or copy it again."
                                    .formatted(file.name(), number, count, chip.title(), seen, files));
                }
            }
            if (numbers.keySet().stream().anyMatch(number -> number >= count)) {
                throw new FirmwareException("%s: a block for %s has a number beyond its count of %d. %s"
                        .formatted(file.name(), chip.title(), count, DAMAGED));
            }
        });
        List<Run> runs = blocks.flash.sectorRuns();
        blocks.digests.forEach(digest -> digest.check(runs));
        return runs;
    }
}
