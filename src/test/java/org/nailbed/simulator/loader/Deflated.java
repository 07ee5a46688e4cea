package org.nailbed.simulator.loader;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;

/** Content, packed and cut into blocks. */
public final class Deflated {
    private Deflated() {}

    /** Half of it repeats. */
    public static byte[] content(int length) {
        byte[] bytes = new byte[length];
        Random random = new Random(length);
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i % 64 < 32 ? i : random.nextInt());
        }
        return bytes;
    }

    public static byte[] pack(byte[] content) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] step = new byte[4096];
        while (!deflater.finished()) {
            out.write(step, 0, deflater.deflate(step));
        }
        deflater.end();
        return out.toByteArray();
    }

    public static int count(byte[] bytes, int blockSize) {
        return (bytes.length + blockSize - 1) / blockSize;
    }

    public static byte[] part(byte[] bytes, int index, int blockSize) {
        return Arrays.copyOfRange(bytes, index * blockSize, Math.min(bytes.length, (index + 1) * blockSize));
    }
}
