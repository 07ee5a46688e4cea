package org.nailbed.simulator.loader;

import java.io.ByteArrayOutputStream;

/** Wraps what a loader sends. */
public final class SlipEncoder {
    private SlipEncoder() {}

    public static byte[] encode(byte[] frame) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(frame.length + frame.length / 32 + 2);
        out.write(SlipDecoder.END);
        for (byte b : frame) {
            switch (b & 0xFF) {
                case SlipDecoder.END -> escaped(out, SlipDecoder.ESCAPED_END);
                case SlipDecoder.ESCAPE -> escaped(out, SlipDecoder.ESCAPED_ESCAPE);
                default -> out.write(b);
            }
        }
        out.write(SlipDecoder.END);
        return out.toByteArray();
    }

    private static void escaped(ByteArrayOutputStream out, int second) {
        out.write(SlipDecoder.ESCAPE);
        out.write(second);
    }
}
