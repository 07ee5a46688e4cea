package org.nailbed.simulator.nvs;

import java.util.Arrays;
import java.util.Optional;

/** What a value is, as the entry's type byte says. */
public enum NvsType {
    U8(0x01, 1),
    I8(0x11, 1),
    U16(0x02, 2),
    I16(0x12, 2),
    U32(0x04, 4),
    I32(0x14, 4),
    U64(0x08, 8),
    I64(0x18, 8),
    STR(0x21, 0),
    /** Of the first version, whole. */
    BLOB(0x41, 0),
    /** One piece of a blob. */
    BLOB_CHUNK(0x42, 0),
    /** How many pieces a blob has. */
    BLOB_INDEX(0x48, 0);

    private final int code;
    private final int integerBytes;

    NvsType(int code, int integerBytes) {
        this.code = code;
        this.integerBytes = integerBytes;
    }

    static Optional<NvsType> of(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    /** 0 when it is no integer. */
    public int integerBytes() {
        return integerBytes;
    }

    public boolean isSigned() {
        return isInteger() && (code & 0x10) != 0;
    }

    public boolean isInteger() {
        return integerBytes > 0;
    }

    /** Whether its content follows in further entries. */
    boolean isLong() {
        return this == STR || this == BLOB || this == BLOB_CHUNK;
    }
}
