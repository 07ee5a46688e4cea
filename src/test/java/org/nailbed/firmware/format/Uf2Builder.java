package org.nailbed.firmware.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Builds UF2 as the transports reference, 7.2, describes it; knows nothing of the code that reads it. */
@SuppressWarnings("ByteBufferBackingArray") // every buffer here has an array of its own
public final class Uf2Builder {

    public static final int ESP32_C3 = 0xD42BA06C;
    public static final int ESP32_S3 = 0xC47E5767;
    public static final int FAMILY = 0x2000;
    public static final int MD5 = 0x4000;

    private final ByteArrayOutputStream blocks = new ByteArrayOutputStream();
    private int payloadBytes = 256;
    private int flags = FAMILY;
    private boolean md5AtEnd;

    public Uf2Builder payload(int bytes) {
        payloadBytes = bytes;
        return this;
    }

    public Uf2Builder flags(int bits) {
        flags = bits;
        return this;
    }

    /** At the end of the data, as the specification has it, not right behind the bytes, as Espressif has it. */
    public Uf2Builder md5AtEnd() {
        md5AtEnd = true;
        return this;
    }

    /** One file more: its blocks count from 0 again. */
    public Uf2Builder file(int family, int address, byte[] content) {
        int count = (content.length + payloadBytes - 1) / payloadBytes;
        for (int number = 0; number < count; number++) {
            int from = number * payloadBytes;
            byte[] payload = Arrays.copyOfRange(content, from, Math.min(content.length, from + payloadBytes));
            block(family, address + from, payload, number, count);
        }
        return this;
    }

    public Uf2Builder block(int family, int address, byte[] payload, int number, int count) {
        ByteBuffer block = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
        block.putInt(0x0A324655)
                .putInt(0x9E5D5157)
                .putInt(flags)
                .putInt(address)
                .putInt(payload.length);
        block.putInt(number).putInt(count).putInt(family).put(payload);
        if ((flags & MD5) != 0) {
            block.position(md5AtEnd ? 32 + 452 : block.position());
            block.putInt(address).putInt(payload.length).put(md5(payload));
        }
        blocks.writeBytes(block.putInt(508, 0x0AB16F30).array());
        return this;
    }

    public byte[] build() {
        return blocks.toByteArray();
    }

    private static byte[] md5(byte[] of) {
        try {
            return MessageDigest.getInstance("MD5").digest(of);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
