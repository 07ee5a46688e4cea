package org.nailbed.firmware.format;

/**
 * The CRC-32 of NVS and of the choice between applications: the usual polynomial, but the register starts at 0 (protocol reference, 6.5), which {@link
 * java.util.zip.CRC32} cannot.
 */
public final class EspCrc {

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

    /** Takes in some more bytes. */
    public EspCrc update(byte[] bytes, int from, int size) {
        for (int i = from; i < from + size; i++) {
            register = register >>> 8 ^ TABLE[(register ^ bytes[i]) & 0xFF];
        }
        return this;
    }

    public int value() {
        return ~register;
    }

    public static int of(byte[] bytes) {
        return new EspCrc().update(bytes, 0, bytes.length).value();
    }
}
