package org.nailbed.firmware.partition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nailbed.firmware.Digests;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.PartitionTable;
import org.nailbed.firmware.Problems;
import org.nailbed.firmware.Sizes;
import org.nailbed.firmware.format.CsvRows;
import org.nailbed.firmware.format.CsvRows.Row;

/**
 * Makes the table that a board reads from the one that people write: {@code name,type,subtype,offset,size,flags} (protocol
 * reference, 6.2).
 */
public final class PartitionCsv {

    private static final int TABLE_BYTES = 0xC00;
    private static final int ROW_BYTES = 32;
    /** The MD5 row needs the last. */
    private static final int MAX_ROWS = TABLE_BYTES / ROW_BYTES - 1;

    private static final int SECTOR_BYTES = 0x1000;
    private static final int APP_ALIGNMENT = 0x10000;
    private static final int MAX_NAME_BYTES = 16;
    private static final int APP = 0;
    private static final int DATA = 1;
    private static final int UNDEFINED_DATA = 6;
    private static final int OTA_0 = 0x10;
    private static final Map<String, Integer> TYPES =
            Map.of("app", APP, "data", DATA, "bootloader", 2, "partition_table", 3);
    private static final Map<Integer, Map<String, Integer>> SUBTYPES = Map.of(
            APP,
            Map.of("factory", 0x00, "test", 0x20, "tee_0", 0x30, "tee_1", 0x31),
            DATA,
            Map.ofEntries(
                    Map.entry("ota", 0x00),
                    Map.entry("phy", 0x01),
                    Map.entry("nvs", 0x02),
                    Map.entry("coredump", 0x03),
                    Map.entry("nvs_keys", 0x04),
                    Map.entry("efuse", 0x05),
                    Map.entry("undefined", UNDEFINED_DATA),
                    Map.entry("esphttpd", 0x80),
                    Map.entry("fat", 0x81),
                    Map.entry("spiffs", 0x82),
                    Map.entry("littlefs", 0x83),
                    Map.entry("tee_ota", 0x90)),
            2,
            Map.of("primary", 0x00, "ota", 0x01, "recovery", 0x02),
            3,
            Map.of("primary", 0x00, "ota", 0x01));
    private static final Map<String, Integer> FLAGS = Map.of("encrypted", 1, "readonly", 2);

    private final String file;
    private final Problems problems = new Problems();
    private final ByteBuffer rows = ByteBuffer.allocate(TABLE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private int next;

    private PartitionCsv(String file, int tableOffset) {
        this.file = file;
        this.next = tableOffset + SECTOR_BYTES;
    }

    /**
     * Makes the table, with its MD5 row, and checks it.
     *
     * @param tableOffset where it will lie; partitions without an offset follow it
     * @return 0xC00 bytes
     * @throws FirmwareException naming every fault found, with its line
     */
    public static byte[] toTable(String file, byte[] content, int tableOffset) {
        PartitionCsv csv = new PartitionCsv(file, tableOffset);
        List<Row> rows = CsvRows.read(file, content);
        if (rows.isEmpty() || rows.size() > MAX_ROWS) {
            throw new FirmwareException(
                    "%s: %d partitions, expected 1 to %d. Correct it.".formatted(file, rows.size(), MAX_ROWS));
        }
        for (Row row : rows) {
            try {
                csv.add(row);
            } catch (FirmwareException e) {
                csv.problems.add("line %d: %s".formatted(row.line(), e.getMessage()));
            }
        }
        csv.problems.throwIfAny(file);
        return csv.finished();
    }

    private void add(Row row) {
        String name = row.field(0).orElse("");
        byte[] label = name.getBytes(UTF_8);
        if (label.length == 0 || label.length > MAX_NAME_BYTES) {
            throw new FirmwareException("name \"%s\" has %d bytes, expected 1 to %d. Change it."
                    .formatted(name, label.length, MAX_NAME_BYTES));
        }
        int type = number("type", row.field(1).orElse(""), TYPES);
        int subtype = subtype(type, row.field(2));
        int offset = row.field(3).map(text -> place("offset", text)).orElseGet(() -> aligned(next, type));
        int size = size(row, offset);
        next = offset + size;
        int flags = flags(row.field(5).orElse(""));
        rows.put((byte) 0xAA).put((byte) 0x50).put((byte) type).put((byte) subtype);
        rows.putInt(offset)
                .putInt(size)
                .put(Arrays.copyOf(label, MAX_NAME_BYTES))
                .putInt(flags);
    }

    private static int subtype(int type, Optional<String> text) {
        Map<String, Integer> names = SUBTYPES.getOrDefault(type, Map.of());
        if (text.isPresent()) {
            return otaSlot(type, text.get()).orElseGet(() -> number("subtype", text.get(), names));
        }
        if (type == APP) {
            throw new FirmwareException("an app needs a subtype, such as factory or ota_0. Name it.");
        }
        return type == DATA ? UNDEFINED_DATA : 0;
    }

    private static Optional<Integer> otaSlot(int type, String text) {
        boolean isSlot = type == APP && text.matches("ota_(1[0-5]|[0-9])");
        return isSlot ? Optional.of(OTA_0 + Integer.parseInt(text.substring("ota_".length()))) : Optional.empty();
    }

    private static int number(String what, String text, Map<String, Integer> names) {
        Integer named = names.get(text.toLowerCase(Locale.ROOT));
        return named != null
                ? named
                : Sizes.parse(text).filter(value -> value <= 0xFE).orElseThrow(() -> {
                    List<String> known = new ArrayList<>(names.keySet());
                    known.sort(String::compareTo);
                    return new FirmwareException("%s is \"%s\", expected a number to 0xFE%s. Correct it."
                            .formatted(what, text, known.isEmpty() ? "" : " or one of " + String.join(", ", known)));
                });
    }

    private static int place(String what, String text) {
        return Sizes.parse(text)
                .filter(value -> value <= Image.MAX_FLASH_BYTES)
                .orElseThrow(() -> new FirmwareException(
                        "%s is \"%s\", expected bytes such as 0x10000, 64K or 1M, at most %s. Correct it."
                                .formatted(what, text, Sizes.hex(Image.MAX_FLASH_BYTES))));
    }

    private static int aligned(int place, int type) {
        int unit = type == APP ? APP_ALIGNMENT : SECTOR_BYTES;
        return (place + unit - 1) / unit * unit;
    }

    /** A negative size is the address up to which the partition goes. */
    private static int size(Row row, int offset) {
        String text =
                row.field(4).orElseThrow(() -> new FirmwareException("no size, expected one such as 1M. Name it."));
        int size = text.startsWith("-") ? place("size", text.substring(1)) - offset : place("size", text);
        if (size <= 0 || size > Image.MAX_FLASH_BYTES - offset) {
            throw new FirmwareException("size \"%s\" at offset %s leaves no room within %s. Correct it."
                    .formatted(text, Sizes.hex(offset), Sizes.hex(Image.MAX_FLASH_BYTES)));
        }
        return size;
    }

    private static int flags(String text) {
        int flags = 0;
        for (String flag : text.isEmpty() ? new String[0] : text.split(":", -1)) {
            Integer bit = FLAGS.get(flag.strip());
            if (bit == null) {
                throw new FirmwareException(
                        "flag is \"%s\", expected encrypted or readonly, joined by a colon. Correct it."
                                .formatted(flag));
            }
            flags |= bit;
        }
        return flags;
    }

    private byte[] finished() {
        int end = rows.position();
        byte[] table = new byte[TABLE_BYTES];
        Arrays.fill(table, (byte) 0xFF);
        rows.flip().get(table, 0, end);
        var digest = Digests.md5();
        digest.update(table, 0, end);
        byte[] md5 = digest.digest();
        table[end] = (byte) 0xEB;
        table[end + 1] = (byte) 0xEB;
        System.arraycopy(md5, 0, table, end + ROW_BYTES - md5.length, md5.length);
        PartitionTable.parse(Image.of(file, 0, table));
        return table;
    }
}
