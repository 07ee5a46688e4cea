package org.nailbed.firmware.nvs;

import java.util.Arrays;
import org.nailbed.firmware.format.EspCrc;

/** A page being written: header, bitmap, 126 entries (protocol reference, 6.5). */
final class NvsPage {

    static final int BYTES = 0x1000;
    static final int ENTRIES = 126;
    static final int ENTRY_BYTES = 32;
    static final int BITMAP_AT = 32;
    static final int ENTRIES_AT = 64;
    static final int ACTIVE = 0xFFFFFFFE;
    static final int FULL = 0xFFFFFFFC;
    static final int SEQUENCE_AT = 4;
    static final int VERSION_AT = 8;
    static final int CRC_AT = 28;
    static final int VERSION_2 = 0xFE;

    private final byte[] bytes = new byte[BYTES];
    private int used;

    NvsPage(int sequence) {
        Arrays.fill(bytes, (byte) 0xFF);
        Bytes.put32(bytes, 0, ACTIVE);
        Bytes.put32(bytes, SEQUENCE_AT, sequence);
        bytes[VERSION_AT] = (byte) VERSION_2;
        Bytes.put32(bytes, CRC_AT, headerCrc(bytes, 0));
    }

    static int headerCrc(byte[] partition, int page) {
        return new EspCrc()
                .update(partition, page + SEQUENCE_AT, CRC_AT - SEQUENCE_AT)
                .value();
    }

    int used() {
        return used;
    }

    int free() {
        return ENTRIES - used;
    }

    void markFull() {
        Bytes.put32(bytes, 0, FULL);
    }

    /** Puts them into the next free entries, the last filled up with FF; there must be room. */
    void append(byte[] content) {
        int entries = entriesFor(content.length);
        System.arraycopy(content, 0, bytes, ENTRIES_AT + used * ENTRY_BYTES, content.length);
        for (int i = 0; i < entries; i++) {
            int bit = 2 * used++;
            bytes[BITMAP_AT + bit / Byte.SIZE] &= (byte) ~(1 << bit % Byte.SIZE);
        }
    }

    /** How many entries so many bytes fill. */
    static int entriesFor(int size) {
        return (size + ENTRY_BYTES - 1) / ENTRY_BYTES;
    }

    byte[] bytes() {
        return bytes;
    }
}
