package org.nailbed.firmware.nvs;

/**
 * The CRC-32 of NVS: the usual polynomial, but the register starts at 0 (protocol reference, 6.5), which {@link
 * java.util.zip.CRC32} cannot.
 */
final class NvsCrc {

    private static final int POLYNOMIAL = 0xEDB88320;
    private static final int[] TABLE = new int[256];

    static {
        for (int i = 0; i < TABLE.length; i++) {
            int value = i;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : value >>> 1 ^ POLYNOMIAL;
            }
            TABLE[i] = value;
        }
    }

    private int register;

    NvsCrc update(byte[] bytes, int from, int size) {
        for (int i = from; i < from + size; i++) {
            register = register >>> 8 ^ TABLE[(register ^ bytes[i]) & 0xFF];
        }
        return this;
    }

    int value() {
        return ~register;
    }

    static int of(byte[] bytes) {
        return new NvsCrc().update(bytes, 0, bytes.length).value();
    }
}
