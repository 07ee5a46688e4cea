package org.nailbed.firmware.nvs;

/** Little-endian numbers in an array. */
final class Bytes {
    private Bytes() {}

    static void put16(byte[] to, int at, int value) {
        to[at] = (byte) value;
        to[at + 1] = (byte) (value >> 8);
    }

    static void put32(byte[] to, int at, int value) {
        put16(to, at, value);
        put16(to, at + 2, value >> 16);
    }

    static int get16(byte[] from, int at) {
        return (from[at] & 0xFF) | (from[at + 1] & 0xFF) << 8;
    }

    static int get32(byte[] from, int at) {
        return get16(from, at) | get16(from, at + 2) << 16;
    }
}
