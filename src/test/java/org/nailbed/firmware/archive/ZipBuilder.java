package org.nailbed.firmware.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Builds zips as PKWARE's APPNOTE, 4.3, describes them, harmful ones too, which the JDK's own writer refuses to make. */
@SuppressWarnings("ByteBufferBackingArray") // every buffer here has an array of its own
public final class ZipBuilder {

    private static final int LINK_MODE = 0xA1FF;
    private static final int FILE_MODE = 0x81A4;

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int entries;

    public ZipBuilder file(String name, byte[] bytes) {
        return entry(name, FILE_MODE, bytes, bytes.length);
    }

    public ZipBuilder folder(String name) {
        return entry(name, 0x41ED, new byte[0], 0);
    }

    public ZipBuilder link(String name, String target) {
        return entry(name, LINK_MODE, target.getBytes(UTF_8), target.length());
    }

    /** An entry that says it is larger or smaller than what it holds. */
    public ZipBuilder lying(String name, byte[] bytes, int claimedBytes) {
        return entry(name, FILE_MODE, bytes, claimedBytes);
    }

    private ZipBuilder entry(String name, int mode, byte[] bytes, int claimedBytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        byte[] packed = deflated(bytes);
        int at = content.size();
        content.writeBytes(header(0x04034B50, 30, name, packed.length, claimedBytes, (int) crc.getValue()));
        content.writeBytes(packed);
        return listed(name, mode, at, new int[] {packed.length, claimedBytes, (int) crc.getValue()});
    }

    private ZipBuilder listed(String name, int mode, int at, int[] sizesAndCrc) {
        byte[] header = header(0x02014B50, 46, name, sizesAndCrc[0], sizesAndCrc[1], sizesAndCrc[2]);
        ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        fields.put(5, (byte) 3).putInt(38, mode << 16).putInt(42, at);
        directory.writeBytes(header);
        entries++;
        return this;
    }

    /** Many entries that share the bytes of one: a bomb that needs no tight packing. */
    public ZipBuilder sharing(int count, byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        byte[] packed = deflated(bytes);
        int at = content.size();
        int[] sizesAndCrc = {packed.length, bytes.length, (int) crc.getValue()};
        content.writeBytes(header(0x04034B50, 30, "x", packed.length, bytes.length, sizesAndCrc[2]));
        content.writeBytes(packed);
        for (int i = 0; i < count; i++) {
            listed("x" + i, FILE_MODE, at, sizesAndCrc);
        }
        return this;
    }

    private static byte[] header(int signature, int fixed, String name, int packed, int size, int crc) {
        byte[] nameBytes = name.getBytes(UTF_8);
        ByteBuffer header = ByteBuffer.allocate(fixed + nameBytes.length).order(ByteOrder.LITTLE_ENDIAN);
        int shift = fixed - 30 == 0 ? 0 : 2;
        header.putInt(0, signature);
        header.putShort(4, (short) 20);
        header.putShort(4 + shift, (short) 20);
        header.putShort(8 + shift, (short) 8);
        header.putInt(14 + shift, crc).putInt(18 + shift, packed).putInt(22 + shift, size);
        header.putShort(26 + shift, (short) nameBytes.length);
        header.position(fixed).put(nameBytes);
        return header.array();
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(bytes);
        deflater.finish();
        byte[] out = new byte[bytes.length + 64];
        int size = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, size);
    }

    public byte[] build() {
        ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(0, 0x06054B50).putShort(8, (short) entries).putShort(10, (short) entries);
        end.putInt(12, directory.size()).putInt(16, content.size());
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        zip.writeBytes(content.toByteArray());
        zip.writeBytes(directory.toByteArray());
        zip.writeBytes(end.array());
        return zip.toByteArray();
    }

    public Path writeTo(Path file) throws IOException {
        return Files.write(file, build());
    }
}
