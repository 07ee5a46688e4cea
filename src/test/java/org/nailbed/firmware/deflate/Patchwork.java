package org.nailbed.firmware.deflate;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Data made of what firmware is made of. */
public final class Patchwork {
    private Patchwork() {}

    /** Words, tables, noise, filling and repetitions of what went before, as firmware is made of. */
    public static byte[] of(Random random, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (out.size() < length) {
            switch (random.nextInt(5)) {
                case 0 -> out.writeBytes(new byte[random.nextInt(600)]);
                case 1 -> random.ints(random.nextInt(60), 0, 256).forEach(out::write);
                case 2 -> random.ints(random.nextInt(300), 'a', 'j').forEach(out::write);
                case 3 -> table(random, out);
                default -> again(random, out);
            }
        }
        return Arrays.copyOf(out.toByteArray(), length);
    }

    private static void table(Random random, ByteArrayOutputStream out) {
        int base = random.nextInt();
        for (int i = 0; i < random.nextInt(80); i++) {
            int word = base + random.nextInt(64) * 4;
            for (int shift = 0; shift < 32; shift += 8) {
                out.write(word >>> shift);
            }
        }
    }

    private static void again(Random random, ByteArrayOutputStream out) {
        byte[] before = out.toByteArray();
        int from = before.length == 0 ? 0 : random.nextInt(before.length);
        out.write(before, from, Math.min(random.nextInt(700), before.length - from));
    }
}
