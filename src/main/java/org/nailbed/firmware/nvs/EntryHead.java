package org.nailbed.firmware.nvs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.nailbed.firmware.format.EspCrc;

/**
 * The first 32 bytes of an entry, and for most the only ones (protocol reference, 6.5).
 *
 * @param span entries in all, this one included
 * @param chunk number of a blob's piece; {@link #NO_CHUNK} for others
 */
record EntryHead(int namespace, NvsType type, int span, int chunk, String key) {

    static final int NO_CHUNK = 0xFF;
    static final int CRC_AT = 4;
    static final int KEY_AT = 8;
    static final int KEY_BYTES = 16;
    static final int DATA_AT = 24;

    /** @param data up to 8 bytes; FF fills them up */
    byte[] toBytes(byte[] data) {
        byte[] entry = new byte[NvsPage.ENTRY_BYTES];
        entry[0] = (byte) namespace;
        entry[1] = (byte) type.code();
        entry[2] = (byte) span;
        entry[3] = (byte) chunk;
        byte[] name = key.getBytes(UTF_8);
        System.arraycopy(name, 0, entry, KEY_AT, name.length);
        Arrays.fill(entry, DATA_AT, entry.length, (byte) 0xFF);
        System.arraycopy(data, 0, entry, DATA_AT, data.length);
        Bytes.put32(entry, CRC_AT, crc(entry));
        return entry;
    }

    /** For messages. */
    String title() {
        return "%s \"%s\"".formatted(type.title(), key.replaceAll("\\p{Cntrl}", "?"));
    }

    static int crc(byte[] entry) {
        return new EspCrc()
                .update(entry, 0, CRC_AT)
                .update(entry, KEY_AT, NvsPage.ENTRY_BYTES - KEY_AT)
                .value();
    }

    /** Size and CRC of content that follows in further entries. */
    static byte[] sizeAndCrc(byte[] content) {
        byte[] data = new byte[8];
        Arrays.fill(data, (byte) 0xFF);
        Bytes.put16(data, 0, content.length);
        Bytes.put32(data, 4, EspCrc.of(content));
        return data;
    }
}
