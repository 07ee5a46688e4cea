package org.nailbed.firmware.nvs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an entry holds, by its code (protocol reference, 6.5). */
public enum NvsType {
    U8(0x01),
    I8(0x11),
    U16(0x02),
    I16(0x12),
    U32(0x04),
    I32(0x14),
    U64(0x08),
    I64(0x18),
    STRING(0x21),
    /** In one piece, as the first version of the format has it; read, but not written. */
    BLOB(0x41),
    /** A piece of one. */
    BLOB_DATA(0x42),
    /** How many pieces, and how much in all. */
    BLOB_INDEX(0x48);

    private static final int SIGNED = 0x10;

    private final int code;

    NvsType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    boolean isInteger() {
        return code < STRING.code;
    }

    boolean isSigned() {
        return isInteger() && (code & SIGNED) != 0;
    }

    /** Of an integer. */
    int bytes() {
        return code & ~SIGNED;
    }

    /** As files write it: "u8". */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<NvsType> ofCode(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    /** An integer by its name: "u8", "i64". */
    static Optional<NvsType> integer(String title) {
        return Arrays.stream(values())
                .filter(type -> type.isInteger() && type.title().equals(title))
                .findFirst();
    }
}
