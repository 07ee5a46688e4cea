package org.nailbed.wire.slip;

/** SLIP framing as Espressif's loaders expect it: exactly one delimiter at each end (protocol reference, 1.1). */
public final class Slip {
    static final byte DELIMITER = (byte) 0xC0;
    static final byte ESCAPE = (byte) 0xDB;
    private static final byte ESCAPED_DELIMITER = (byte) 0xDC;
    private static final byte ESCAPED_ESCAPE = (byte) 0xDD;

    private Slip() {}

    public static byte[] encode(byte[] payload) {
        return encode(payload, 0, payload.length);
    }

    /** The frame of a part of an array, delimiters included; a new array. */
    public static byte[] encode(byte[] payload, int offset, int length) {
        int end = offset + length;
        byte[] frame = new byte[length + escapesNeeded(payload, offset, end) + 2];
        int at = 0;
        frame[at++] = DELIMITER;
        for (int i = offset; i < end; i++) {
            byte value = payload[i];
            if (value == DELIMITER) {
                frame[at++] = ESCAPE;
                frame[at++] = ESCAPED_DELIMITER;
            } else if (value == ESCAPE) {
                frame[at++] = ESCAPE;
                frame[at++] = ESCAPED_ESCAPE;
            } else {
                frame[at++] = value;
            }
        }
        frame[at] = DELIMITER;
        return frame;
    }

    private static int escapesNeeded(byte[] payload, int offset, int end) {
        int count = 0;
        for (int i = offset; i < end; i++) {
            if (payload[i] == DELIMITER || payload[i] == ESCAPE) {
                count++;
            }
        }
        return count;
    }

    /**
     * Takes the escapes out of what stood between two delimiters.
     *
     * @param into at least as long as {@code length}; may be {@code raw} itself
     * @return the unescaped length, or -1 when an escape is followed by a byte that cannot follow it
     */
    static int unescape(byte[] raw, int length, byte[] into) {
        int at = 0;
        for (int i = 0; i < length; i++) {
            byte value = raw[i];
            if (value == ESCAPE) {
                i++;
                if (i == length || (raw[i] != ESCAPED_DELIMITER && raw[i] != ESCAPED_ESCAPE)) {
                    return -1;
                }
                value = raw[i] == ESCAPED_DELIMITER ? DELIMITER : ESCAPE;
            }
            into[at++] = value;
        }
        return at;
    }
}
