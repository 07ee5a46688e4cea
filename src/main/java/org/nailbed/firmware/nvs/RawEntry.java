package org.nailbed.firmware.nvs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.format.EspCrc;

/**
 * An entry as it lies in a page, its sums checked, its meaning not yet.
 *
 * @param at in the partition
 * @param data the last 8 bytes of the head
 * @param content what follows the head, without the filling; empty for most
 */
record RawEntry(int at, EntryHead head, byte[] data, byte[] content) {

    /** Reads the first entry of what may be several. */
    static EntryHead head(byte[] partition, int at) {
        byte[] entry = Arrays.copyOfRange(partition, at, at + NvsPage.ENTRY_BYTES);
        int seen = Bytes.get32(entry, EntryHead.CRC_AT);
        if (seen != EntryHead.crc(entry)) {
            throw NvsReader.fault(at, "entry's CRC is %08X, its bytes give %08X".formatted(seen, EntryHead.crc(entry)));
        }
        int code = entry[1] & 0xFF;
        NvsType type = NvsType.ofCode(code)
                .orElseThrow(() -> NvsReader.fault(at, "type %02X, expected one of the format".formatted(code)));
        int span = entry[2] & 0xFF;
        if (span == 0) {
            throw NvsReader.fault(at, "entry spans none, expected at least itself");
        }
        return new EntryHead(entry[0] & 0xFF, type, span, entry[3] & 0xFF, key(entry, at));
    }

    private static String key(byte[] entry, int at) {
        int end = EntryHead.KEY_AT;
        while (end < EntryHead.DATA_AT && entry[end] != 0) {
            end++;
        }
        if (end == EntryHead.DATA_AT) {
            throw NvsReader.fault(at, "the key has no end");
        }
        return new String(entry, EntryHead.KEY_AT, end - EntryHead.KEY_AT, UTF_8);
    }

    static RawEntry of(EntryHead head, byte[] partition, int at) {
        byte[] data = Arrays.copyOfRange(partition, at + EntryHead.DATA_AT, at + NvsPage.ENTRY_BYTES);
        if (head.type().isInteger() || head.type() == NvsType.BLOB_INDEX) {
            requireSpan(head, at, 1);
            return new RawEntry(at, head, data, new byte[0]);
        }
        int size = Bytes.get16(data, 0);
        requireSpan(head, at, 1 + NvsPage.entriesFor(size));
        int from = at + NvsPage.ENTRY_BYTES;
        byte[] content = Arrays.copyOfRange(partition, from, from + size);
        int seen = Bytes.get32(data, 4);
        if (seen != EspCrc.of(content)) {
            throw NvsReader.fault(
                    at,
                    "%s: content's CRC is %08X, its bytes give %08X".formatted(head.title(), seen, EspCrc.of(content)));
        }
        return new RawEntry(at, head, data, content);
    }

    private static void requireSpan(EntryHead head, int at, int expected) {
        if (head.span() != expected) {
            throw NvsReader.fault(
                    at, "%s spans %d entries, its size needs %d".formatted(head.title(), head.span(), expected));
        }
    }

    FirmwareException fault(String fault) {
        return NvsReader.fault(at, head.title() + " " + fault);
    }
}
