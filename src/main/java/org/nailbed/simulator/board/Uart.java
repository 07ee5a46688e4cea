package org.nailbed.simulator.board;

import java.io.ByteArrayOutputStream;

/** What a receiver makes of bytes sent at another rate: it samples the same line at its own pace. */
final class Uart {
    private static final int FRAME_BITS = 10;
    private static final double MIDDLE = 0.5;
    /** Below this difference every sample falls into the right bit. */
    private static final double HARMLESS = 0.02;

    private Uart() {}

    static boolean agree(int one, int other) {
        return Math.abs(one - other) <= HARMLESS * other;
    }

    static byte[] hear(byte[] sent, int senderBaud, int receiverBaud) {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        double bit = (double) senderBaud / receiverBaud;
        int end = sent.length * FRAME_BITS;
        int edge = fallingEdge(sent, 0);
        while (edge < end) {
            int value = 0;
            for (int i = 0; i < 8; i++) {
                value |= level(sent, edge + (i + 1 + MIDDLE) * bit) << i;
            }
            heard.write(value);
            edge = fallingEdge(sent, (int) Math.ceil(edge + (FRAME_BITS - 1 + MIDDLE) * bit));
        }
        return heard.toByteArray();
    }

    private static int fallingEdge(byte[] sent, int from) {
        int end = sent.length * FRAME_BITS;
        int at = from;
        while (at < end && !(level(sent, at) == 0 && level(sent, at - 1) == 1)) {
            at++;
        }
        return at;
    }

    /** The line at a moment counted in the sender's bits; it rests high. */
    private static int level(byte[] sent, double moment) {
        int index = (int) Math.floor(moment);
        if (index < 0 || index >= sent.length * FRAME_BITS) {
            return 1;
        }
        int bit = index % FRAME_BITS;
        if (bit == 0) {
            return 0;
        }
        return bit == FRAME_BITS - 1 ? 1 : (sent[index / FRAME_BITS] >>> (bit - 1)) & 1;
    }
}
