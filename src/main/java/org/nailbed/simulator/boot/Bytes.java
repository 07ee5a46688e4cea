package org.nailbed.simulator.boot;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Little-endian reading. */
record Bytes(byte[] array) {

    int u8(int at) {
        return array[at] & 0xFF;
    }

    int u16(int at) {
        return u8(at) | u8(at + 1) << 8;
    }

    int i32(int at) {
        return u16(at) | u16(at + 2) << 16;
    }

    /** Up to the first NUL. */
    String text(int at, int capacity) {
        int length = 0;
        while (length < capacity && array[at + length] != 0) {
            length++;
        }
        return new String(array, at, length, StandardCharsets.ISO_8859_1);
    }

    byte[] slice(int at, int length) {
        return Arrays.copyOfRange(array, at, at + length);
    }
}
