package org.nailbed.firmware;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Builds images as the protocol reference, 6.1, describes them; knows nothing of the code that reads them. */
@SuppressWarnings("ByteBufferBackingArray") // every buffer here has an array of its own
public final class EspImageBuilder {

    public static final int ESP32 = 0;
    public static final int ESP32_S3 = 9;
    public static final int ESP32_C3 = 5;

    private static final int MAPPED_DATA = 0x3F400020;
    private static final int RAM = 0x40080000;

    private final ByteBuffer header = little(24);
    private final List<byte[]> segments = new ArrayList<>();

    private EspImageBuilder(int chipId) {
        header.put(0, (byte) 0xE9).put(2, (byte) 2).put(3, (byte) 0x20).putInt(4, 0x40081234);
        header.put(8, (byte) 0xEE)
                .putShort(12, (short) chipId)
                .putShort(17, (short) 0xFFFF)
                .put(23, (byte) 1);
    }

    /** Two segments, the first with a descriptor. */
    public static EspImageBuilder app(int chipId, String project, String version) {
        byte[] data = descriptor(project, version);
        return new EspImageBuilder(chipId).segment(MAPPED_DATA, data).segment(RAM, noise(64));
    }

    /** Two segments without a descriptor; for 4 MiB of flash. */
    public static EspImageBuilder bootloader(int chipId) {
        return new EspImageBuilder(chipId).segment(RAM, noise(96)).segment(RAM + 0x1000, noise(40));
    }

    public static EspImageBuilder withHeader(byte[] verbatim) {
        EspImageBuilder builder = new EspImageBuilder(0);
        builder.header.put(0, verbatim);
        return builder;
    }

    public EspImageBuilder segment(int address, byte[] data) {
        segments.add(little(8 + data.length)
                .putInt(address)
                .putInt(data.length)
                .put(data)
                .array());
        return this;
    }

    /** A byte of the header, overwritten last. */
    public EspImageBuilder headerByte(int at, int value) {
        header.put(at, (byte) value);
        return this;
    }

    /** Codes of the protocol reference, 5.5: 2 for 4 MiB. */
    public EspImageBuilder flashSizeCode(int code) {
        return headerByte(3, code << 4);
    }

    public EspImageBuilder revisions(int min, int max) {
        header.putShort(15, (short) min).putShort(17, (short) max);
        return this;
    }

    public EspImageBuilder withoutHash() {
        return headerByte(23, 0);
    }

    public byte[] build() {
        header.put(1, (byte) segments.size());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header.array());
        int sum = 0xEF;
        for (byte[] segment : segments) {
            out.writeBytes(segment);
            for (int i = 8; i < segment.length; i++) {
                sum ^= segment[i];
            }
        }
        while (out.size() % 16 != 15) {
            out.write(0);
        }
        out.write(sum);
        if (header.get(23) == 1) {
            out.writeBytes(digest("SHA-256", out.toByteArray()));
        }
        return out.toByteArray();
    }

    /** 256 bytes of descriptor and a little more. */
    public static byte[] descriptor(String project, String version) {
        ByteBuffer data = little(320);
        data.put(HexFormat.of().parseHex("3254cdab"));
        put(data, 16, version);
        put(data, 48, project);
        put(data, 80, "12:34:56");
        put(data, 96, "Nov 22 2026");
        put(data, 112, "v5.5");
        return data.array();
    }

    static void put(ByteBuffer data, int at, String text) {
        data.put(at, text.getBytes(US_ASCII));
    }

    static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    static byte[] noise(int size) {
        byte[] data = new byte[size];
        new Random(size).nextBytes(data);
        return data;
    }

    static byte[] digest(String algorithm, byte[] of) {
        try {
            return MessageDigest.getInstance(algorithm).digest(of);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
