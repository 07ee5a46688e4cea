package org.nailbed.firmware;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Builds tables as the protocol reference, 6.2, describes them; knows nothing of the code that reads them. */
@SuppressWarnings("ByteBufferBackingArray") // every buffer here has an array of its own
public final class PartitionTableBuilder {

    private final ByteArrayOutputStream rows = new ByteArrayOutputStream();

    /** nvs, phy_init and a factory app of 1 MiB: what ESP-IDF builds when nothing else is asked. */
    public static PartitionTableBuilder singleApp() {
        return new PartitionTableBuilder()
                .data(2, 0x9000, 0x6000, "nvs")
                .data(1, 0xF000, 0x1000, "phy_init")
                .app(0, 0x10000, 0x100000, "factory");
    }

    public PartitionTableBuilder app(int subtype, int offset, int size, String label) {
        return row(0x00 | subtype << 8, offset, size, label);
    }

    public PartitionTableBuilder data(int subtype, int offset, int size, String label) {
        return row(0x01 | subtype << 8, offset, size, label);
    }

    private PartitionTableBuilder row(int typeAndSubtype, int offset, int size, String label) {
        ByteBuffer row = EspImageBuilder.little(32);
        row.put((byte) 0xAA).put((byte) 0x50).putShort((short) typeAndSubtype);
        row.putInt(offset).putInt(size).put(label.getBytes(US_ASCII));
        rows.writeBytes(row.array());
        return this;
    }

    /** With an MD5 row, padded with FF to 0xC00 bytes. */
    public byte[] build() {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        table.writeBytes(rows.toByteArray());
        table.write(0xEB);
        table.write(0xEB);
        table.writeBytes(erased(14));
        table.writeBytes(EspImageBuilder.digest("MD5", rows.toByteArray()));
        table.writeBytes(erased(0xC00 - table.size()));
        return table.toByteArray();
    }

    /** As older builds do it: erased rows right after the last. */
    public byte[] buildWithoutDigest() {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        table.writeBytes(rows.toByteArray());
        table.writeBytes(erased(0xC00 - table.size()));
        return table.toByteArray();
    }

    static byte[] erased(int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) 0xFF);
        return bytes;
    }
}
