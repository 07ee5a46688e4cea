package org.nailbed.firmware.format;

import java.util.Arrays;

/** What a file is, by how it begins. */
public enum FileKind {
    ZIP,
    INTEL_HEX,
    UF2,
    JSON,
    ELF,
    GZIP,
    RAW;

    private static final byte[] ELF_MAGIC = {0x7F, 'E', 'L', 'F'};
    private static final byte[] ZIP_MAGIC = {'P', 'K', 3, 4};
    private static final byte[] GZIP_MAGIC = {0x1F, (byte) 0x8B};

    /** By the first bytes; a few are enough. */
    public static FileKind of(byte[] content) {
        if (IntelHex.isOne(content)) {
            return INTEL_HEX;
        }
        if (Uf2.isOne(content)) {
            return UF2;
        }
        if (begins(content, ZIP_MAGIC)) {
            return ZIP;
        }
        if (begins(content, ELF_MAGIC)) {
            return ELF;
        }
        if (begins(content, GZIP_MAGIC)) {
            return GZIP;
        }
        return isJson(content) ? JSON : RAW;
    }

    /** An object, perhaps after blanks. */
    private static boolean isJson(byte[] content) {
        int at = 0;
        while (at < content.length && content[at] > 0 && content[at] <= ' ') {
            at++;
        }
        return at < content.length && content[at] == '{';
    }

    private static boolean begins(byte[] content, byte[] magic) {
        return content.length >= magic.length && Arrays.equals(content, 0, magic.length, magic, 0, magic.length);
    }
}
