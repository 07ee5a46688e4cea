package org.nailbed.simulator.nvs;

import java.util.Optional;

/** One page: a header, two bits for each entry, 126 entries. */
record NvsPage(NvsPage.Place place, long sequence, NvsBytes bytes) {
    static final int ENTRY_BYTES = 32;

    private static final int BITMAP_AT = 32;
    private static final int ENTRIES_AT = 64;
    private static final int ENTRIES = 126;
    private static final int ERASED = 0;
    private static final int WRITTEN = 2;
    private static final int EMPTY = 3;

    /** @param number in the partition, upward from 0 */
    record Place(int number, int flashAddress) {}

    /** Gives every entry that is in order to the assembly, and a complaint for each that is not. */
    void scan(NvsAssembly assembly) {
        int index = 0;
        while (index < ENTRIES) {
            index += step(index, assembly);
        }
    }

    /** @return how many entries are done with */
    private int step(int index, NvsAssembly assembly) {
        NvsEntry entry = new NvsEntry(entryBytes(index, 1));
        switch (stateOf(index)) {
            case ERASED -> {
                return 1;
            }
            case EMPTY -> {
                if (!entry.bytes().isBlank()) {
                    complain(index, "is marked empty and is not blank", assembly);
                }
                return 1;
            }
            case WRITTEN -> {
                int span = Math.min(Math.max(1, entry.span()), ENTRIES - index);
                complaintOf(entry, index)
                        .ifPresentOrElse(
                                complaint -> complain(index, complaint, assembly),
                                () -> assembly.add(entry, content(entry, index), contentAddress(entry, index)));
                return span;
            }
            default -> {
                complain(index, "state 01, expected empty, written or erased", assembly);
                return 1;
            }
        }
    }

    private Optional<String> complaintOf(NvsEntry entry, int index) {
        if (entry.storedCrc() != entry.computedCrc()) {
            return Optional.of(NvsBytes.unequal("crc", entry.storedCrc(), entry.computedCrc()));
        }
        Optional<NvsType> type = entry.type();
        if (type.isEmpty()) {
            return Optional.of(String.format("type %02x is unknown", entry.typeCode()));
        }
        int needed = type.get().isLong() ? 1 + (entry.contentBytes() + ENTRY_BYTES - 1) / ENTRY_BYTES : 1;
        if (entry.span() != needed || index + needed > ENTRIES) {
            return Optional.of("span " + entry.span() + ", expected " + needed);
        }
        for (int i = index + 1; i < index + needed; i++) {
            if (stateOf(i) != WRITTEN) {
                return Optional.of("its entry " + i + " is not marked written");
            }
        }
        int computed = content(entry, index).crc32();
        boolean damaged = type.get().isLong() && computed != entry.contentCrc();
        return damaged ? Optional.of(NvsBytes.unequal("data crc", entry.contentCrc(), computed)) : Optional.empty();
    }

    private NvsBytes content(NvsEntry entry, int index) {
        return entry.type().filter(NvsType::isLong).isPresent()
                ? entryBytes(index + 1, entry.span() - 1).slice(0, entry.contentBytes())
                : entry.ownData();
    }

    private int contentAddress(NvsEntry entry, int index) {
        int entryAddress = place.flashAddress() + ENTRIES_AT + index * ENTRY_BYTES;
        return entryAddress + (entry.type().filter(NvsType::isLong).isPresent() ? ENTRY_BYTES : NvsEntry.DATA_AT);
    }

    private void complain(int index, String complaint, NvsAssembly assembly) {
        assembly.complain("page " + place.number() + " entry " + index + ": " + complaint);
    }

    private int stateOf(int index) {
        return bytes.u8(BITMAP_AT + index / 4) >>> (index % 4 * 2) & 3;
    }

    private NvsBytes entryBytes(int index, int count) {
        return bytes.slice(ENTRIES_AT + index * ENTRY_BYTES, count * ENTRY_BYTES);
    }
}
