package org.nailbed.firmware.nvs;

import java.util.Arrays;
import java.util.List;
import org.nailbed.firmware.Vectors;
import org.nailbed.firmware.nvs.NvsEntry.Item;
import org.nailbed.firmware.nvs.NvsEntry.Namespace;

/** Partitions that Espressif's generator made, and what went into them. */
final class NvsVectors {

    static final int SIZE_BYTES = 0x3000;

    static final List<NvsEntry> PLAIN_ENTRIES = List.of(
            new Namespace("storage"),
            new Item("storage", "count", NvsValue.Int.of(NvsType.U8, 42)),
            new Item("storage", "name", new NvsValue.Text("hello")));

    private NvsVectors() {}

    static byte[] partition(String file) {
        byte[] bytes = new byte[SIZE_BYTES];
        Arrays.fill(bytes, (byte) 0xFF);
        Vectors vectors = Vectors.read(file);
        vectors.values().keySet().forEach(offset -> {
            byte[] row = vectors.bytes(offset);
            System.arraycopy(row, 0, bytes, Integer.parseInt(offset, 16), row.length);
        });
        return bytes;
    }

    /** Key bytes 00 to 3F. */
    static NvsKeys keys() {
        byte[] keys = new byte[NvsKeys.BYTES];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (byte) i;
        }
        return NvsKeys.parse("keys.bin", keys);
    }
}
