package org.nailbed.simulator.nvs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nailbed.simulator.memory.NorFlash;

/** The pages of a partition that hold something, by their headers, in the order in which they were written. */
final class NvsPages {
    static final int PAGE_BYTES = 4096;

    private static final int HEADER_BYTES = 32;
    private static final int SEQUENCE_AT = 4;
    private static final int VERSION_AT = 8;
    private static final int CHECKED_BYTES = 24;
    private static final int CRC_AT = 28;
    private static final int ACTIVE = 0xFFFFFFFE;
    private static final int FULL = 0xFFFFFFFC;
    private static final int FREEING = 0xFFFFFFF8;
    private static final int VERSION_1 = 0xFF;
    private static final int VERSION_2 = 0xFE;

    private NvsPages() {}

    static List<NvsPage> read(NorFlash flash, int offset, int sizeBytes, NvsAssembly assembly) {
        List<NvsPage> pages = new ArrayList<>();
        for (int number = 0; number < sizeBytes / PAGE_BYTES; number++) {
            int address = offset + number * PAGE_BYTES;
            NvsBytes bytes = new NvsBytes(flash.read(address, PAGE_BYTES));
            if (bytes.isBlank()) {
                continue;
            }
            Optional<String> complaint = complaintOf(bytes);
            if (complaint.isPresent()) {
                assembly.complain("page " + number + ": " + complaint.get());
            } else {
                pages.add(new NvsPage(
                        new NvsPage.Place(number, address), Integer.toUnsignedLong(bytes.i32(SEQUENCE_AT)), bytes));
            }
        }
        pages.sort(Comparator.comparingLong(NvsPage::sequence));
        return pages;
    }

    private static Optional<String> complaintOf(NvsBytes page) {
        if (page.slice(0, HEADER_BYTES).isBlank()) {
            return Optional.of("has no header and is not blank");
        }
        int state = page.i32(0);
        int stored = page.i32(CRC_AT);
        int computed = page.slice(SEQUENCE_AT, CHECKED_BYTES).crc32();
        int version = page.u8(VERSION_AT);
        if (stored != computed) {
            return Optional.of(NvsBytes.unequal("header crc", stored, computed));
        }
        if (state != ACTIVE && state != FULL && state != FREEING) {
            return Optional.of(String.format("state %08x, expected active, full or freeing", state));
        }
        if (version != VERSION_1 && version != VERSION_2) {
            return Optional.of(String.format("version %02x, expected ff or fe", version));
        }
        return Optional.empty();
    }
}
