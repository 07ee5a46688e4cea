package org.nailbed.firmware.deflate;

/** The canonical code of given lengths, ready to be written (RFC 1951, 3.2.2). */
final class PrefixCode {
    private final byte[] lengths;
    private final short[] codes;

    PrefixCode(byte[] lengths) {
        this.lengths = lengths;
        this.codes = new short[lengths.length];
        int[] next = firstCodes(lengths);
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) {
                int code = next[lengths[symbol]]++;
                codes[symbol] = (short) (Integer.reverse(code) >>> (Integer.SIZE - lengths[symbol]));
            }
        }
    }

    private static int[] firstCodes(byte[] lengths) {
        int[] used = new int[17];
        for (byte length : lengths) {
            used[length]++;
        }
        used[0] = 0;
        int[] next = new int[17];
        for (int bits = 1; bits < next.length; bits++) {
            next[bits] = (next[bits - 1] + used[bits - 1]) << 1;
        }
        return next;
    }

    void write(int symbol, BitWriter to) {
        to.write(codes[symbol] & 0xFFFF, lengths[symbol]);
    }
}
