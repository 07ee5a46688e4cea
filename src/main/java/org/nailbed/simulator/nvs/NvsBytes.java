package org.nailbed.simulator.nvs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Little-endian reading, and the checksum of this format. */
record NvsBytes(byte[] array) {

    int u8(int at) {
        return array[at] & 0xFF;
    }

    int u16(int at) {
        return u8(at) | u8(at + 1) << 8;
    }

    int i32(int at) {
        return u16(at) | u16(at + 2) << 16;
    }

    NvsBytes slice(int at, int length) {
        return new NvsBytes(Arrays.copyOfRange(array, at, at + length));
    }

    boolean isBlank() {
        for (byte b : array) {
            if (b != -1) {
                return false;
            }
        }
        return true;
    }

    /** Up to the first NUL. */
    String text() {
        int length = 0;
        while (length < array.length && array[length] != 0) {
            length++;
        }
        return new String(array, 0, length, StandardCharsets.UTF_8);
    }

    /** Reflected polynomial EDB88320 from 0, inverted at the end. */
    int crc32() {
        int crc = 0;
        for (byte b : array) {
            crc ^= b & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0xEDB88320;
            }
        }
        return ~crc;
    }

    static String unequal(String what, int stored, int computed) {
        return String.format("%s %08x, expected %08x", what, stored, computed);
    }
}
