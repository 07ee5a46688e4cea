package org.nailbed.simulator.nvs;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** One entry of 32 bytes: namespace, type, span, chunk, checksum, key, data. */
record NvsEntry(NvsBytes bytes) {
    static final int DATA_AT = 24;

    private static final int CRC_AT = 4;
    private static final int KEY_AT = 8;
    private static final int KEY_BYTES = 16;
    private static final int CONTENT_CRC_AT = 28;

    int namespace() {
        return bytes.u8(0);
    }

    int typeCode() {
        return bytes.u8(1);
    }

    Optional<NvsType> type() {
        return NvsType.of(typeCode());
    }

    /** Entries that it takes, itself included. */
    int span() {
        return bytes.u8(2);
    }

    int chunk() {
        return bytes.u8(3);
    }

    String key() {
        return bytes.slice(KEY_AT, KEY_BYTES).text();
    }

    int storedCrc() {
        return bytes.i32(CRC_AT);
    }

    int computedCrc() {
        ByteArrayOutputStream checked = new ByteArrayOutputStream();
        checked.write(bytes.array(), 0, CRC_AT);
        checked.write(bytes.array(), KEY_AT, NvsPage.ENTRY_BYTES - KEY_AT);
        return new NvsBytes(checked.toByteArray()).crc32();
    }

    /** Eight bytes. */
    NvsBytes ownData() {
        return bytes.slice(DATA_AT, NvsPage.ENTRY_BYTES - DATA_AT);
    }

    /** Of a long type. */
    int contentBytes() {
        return bytes.u16(DATA_AT);
    }

    int contentCrc() {
        return bytes.i32(CONTENT_CRC_AT);
    }
}
