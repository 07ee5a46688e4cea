package org.nailbed.firmware;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Which part of the flash is for what (protocol reference, 6.2), checked: rows, MD5 row, alignment, names, overlap.
 *
 * @param partitions in the order of their rows
 * @param hasDigest whether an MD5 row vouches for them
 */
public record PartitionTable(List<Partition> partitions, boolean hasDigest) {

    /** Where build tools put it unless told otherwise; bytes from the start of flash. */
    public static final int DEFAULT_OFFSET = 0x8000;

    static final int SECTOR_BYTES = 0x1000;
    private static final int MAX_BYTES = 0xC00;
    private static final int ROW_BYTES = 32;
    private static final int DIGEST_AT = 16;

    public PartitionTable {
        partitions = List.copyOf(partitions);
    }

    /**
     * One row.
     *
     * @param offset bytes from the start of flash
     * @param flags bit 0 encrypted, bit 1 read-only
     */
    public record Partition(int type, int subtype, int offset, int sizeBytes, String label, int flags) {
        private static final int APP = 0x00;
        private static final int DATA = 0x01;
        private static final int FACTORY = 0x00;
        private static final int OTA_0 = 0x10;
        private static final int OTA_15 = 0x1F;
        private static final int OTA_SELECTION = 0x00;
        private static final int OTA_SELECTION_BYTES = 0x2000;
        private static final int APP_ALIGNMENT = 0x10000;

        public boolean isApp() {
            return type == APP;
        }

        public boolean isData() {
            return type == DATA;
        }

        /** Whether the bootloader starts from it when nothing says otherwise: factory, or a slot for updates. */
        public boolean isBootable() {
            return isApp() && (subtype == FACTORY || isOtaSlot());
        }

        /** Whether it is one of the applications that updates go to in turn. */
        public boolean isOtaSlot() {
            return isApp() && subtype >= OTA_0 && subtype <= OTA_15;
        }

        /** First byte after it, from the start of flash. */
        public int end() {
            return offset + sizeBytes;
        }

        boolean contains(int place) {
            return place >= offset && place < end();
        }

        private Optional<String> fault() {
            int alignment = isApp() ? APP_ALIGNMENT : FirmwareSet.SECTOR_BYTES;
            if (offset % alignment != 0) {
                return Optional.of(
                        "begins at " + Sizes.hex(offset) + ", expected a multiple of " + Sizes.hex(alignment));
            }
            if (isData() && subtype == OTA_SELECTION && sizeBytes != OTA_SELECTION_BYTES) {
                return Optional.of("holds the choice of slot in " + Sizes.hex(sizeBytes) + " bytes, expected "
                        + Sizes.hex(OTA_SELECTION_BYTES));
            }
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "partition '%s' (%s to %s)".formatted(label, Sizes.hex(offset), Sizes.hex(end()));
        }
    }

    /**
     * Reads and checks a table.
     *
     * @throws FirmwareException when it is no partition table, or a damaged or impossible one
     */
    public static PartitionTable parse(Image image) {
        return parse(Slice.of(image));
    }

    /** The partition of a label, written exactly so; labels are unique in a table. */
    public Optional<Partition> named(String label) {
        return partitions.stream()
                .filter(partition -> partition.label().equals(label))
                .findFirst();
    }

    /** The partition that begins at an offset, in bytes from the start of flash. */
    public Optional<Partition> at(int offset) {
        return partitions.stream()
                .filter(partition -> partition.offset() == offset)
                .findFirst();
    }

    static PartitionTable parse(Slice file) {
        Slice table = file.part(0, Math.min(MAX_BYTES, file.length()));
        List<Partition> rows = new ArrayList<>();
        int at = 0;
        while (isPartition(table, at)) {
            rows.add(row(table, at));
            at += ROW_BYTES;
        }
        boolean hasDigest = table.tail(at).startsWith(0xEB, 0xEB);
        if (hasDigest) {
            checkDigest(table, at);
            at += ROW_BYTES;
        }
        checkEnd(table, at, hasDigest);
        checkRows(table, rows);
        return new PartitionTable(rows, hasDigest);
    }

    /** Whether it begins as a table does; it may still be damaged. */
    static boolean isOne(Slice file) {
        return isPartition(file, 0);
    }

    /** Whether it is a whole table with an MD5 row: among other bytes nothing else is to be believed. */
    static boolean isVouchedFor(Slice file) {
        try {
            return isOne(file) && parse(file).hasDigest();
        } catch (FirmwareException e) {
            return false;
        }
    }

    private static boolean isPartition(Slice table, int at) {
        return at < table.length() && table.tail(at).startsWith(0xAA, 0x50);
    }

    private static Partition row(Slice table, int at) {
        long offset = table.u32(at + 4);
        long size = table.u32(at + 8);
        if (size == 0 || offset + size > Image.MAX_FLASH_BYTES) {
            throw table.refusal(
                    at + 4,
                    "partition of %s bytes at %s, expected some, within %s. The table is damaged; build it again."
                            .formatted(Sizes.hex(size), Sizes.hex(offset), Sizes.hex(Image.MAX_FLASH_BYTES)));
        }
        return new Partition(
                table.u8(at + 2), table.u8(at + 3), (int) offset, (int) size, table.text(at + 12, 16), (int)
                        table.u32(at + 28));
    }

    private static void checkDigest(Slice table, int at) {
        byte[] seen = table.bytes(at + DIGEST_AT, 16);
        byte[] expected = table.md5OfFirst(at);
        if (!table.isFilledWith(0xFF, at + 2, DIGEST_AT - 2) || !Arrays.equals(seen, expected)) {
            throw table.refusal(
                    at,
                    "MD5 row is %s, the rows before it give %s. The table is damaged; build it again."
                            .formatted(
                                    HexFormat.of().formatHex(table.bytes(at, ROW_BYTES)),
                                    HexFormat.of().formatHex(expected)));
        }
    }

    /** Erased rows end the table; after an MD5 row the file may end too, for flash is erased there. */
    private static void checkEnd(Slice table, int at, boolean hasDigest) {
        if (at == 0) {
            throw table.refusal(
                    0,
                    "first row begins %04X, expected AA50. This is no partition table."
                            .formatted(table.u8(0) << 8 | table.u8(1)));
        }
        boolean cutShort = at == table.length() && at < MAX_BYTES && !hasDigest;
        if (cutShort || !table.isFilledWith(0xFF, at, table.length() - at)) {
            throw table.refusal(
                    at, "expected a partition row, an MD5 row or only FF up to the end. Build the table again.");
        }
    }

    private static void checkRows(Slice table, List<Partition> rows) {
        Problems problems = new Problems();
        rows.forEach(row -> row.fault().ifPresent(fault -> problems.add(row + " " + fault + ".")));
        List<Partition> sorted =
                rows.stream().sorted(Comparator.comparingInt(Partition::offset)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i - 1).end() > sorted.get(i).offset()) {
                problems.add(sorted.get(i - 1) + " overlaps " + sorted.get(i) + ".");
            }
        }
        if (rows.stream().map(Partition::label).distinct().count() != rows.size()) {
            problems.add("Two partitions have the same name; each needs its own.");
        }
        if (!problems.isEmpty()) {
            throw table.refusal(0, "impossible partition table: " + problems);
        }
    }
}
