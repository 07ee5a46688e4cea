package org.nailbed.simulator.demo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes a partition table (protocol reference, 6.2). */
final class PartitionTableEncoder {
    private static final int TABLE_BYTES = 0xC00;
    private static final int LABEL_BYTES = 16;

    /** What a row begins with. */
    record Kind(int type, int subtype) {}

    private final ByteBuffer table = ByteBuffer.allocate(TABLE_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    PartitionTableEncoder add(Kind kind, String label, int offset, int size) {
        table.put((byte) 0xAA).put((byte) 0x50).put((byte) kind.type()).put((byte) kind.subtype());
        table.putInt(offset).putInt(size);
        table.put(Arrays.copyOf(label.getBytes(StandardCharsets.US_ASCII), LABEL_BYTES));
        table.putInt(0);
        return this;
    }

    byte[] encode() {
        byte[] md5 = Hashes.md5(Arrays.copyOf(table.array(), table.position()));
        table.put((byte) 0xEB).put((byte) 0xEB);
        for (int i = 0; i < 14; i++) {
            table.put((byte) 0xFF);
        }
        table.put(md5);
        while (table.hasRemaining()) {
            table.put((byte) 0xFF);
        }
        return table.array();
    }
}
