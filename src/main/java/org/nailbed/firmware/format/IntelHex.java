package org.nailbed.firmware.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Sizes;
import org.nailbed.firmware.format.SparseFlash.Run;

/** Reads Intel HEX: lines of bytes with their addresses and a checksum (transports reference, 4.4). */
public final class IntelHex {

    private static final String DAMAGED = "The file is damaged; make or copy it again.";
    private static final int DATA = 0;
    private static final int END = 1;
    private static final int SEGMENT_BASE = 2;
    private static final int SEGMENT_START = 3;
    private static final int LINEAR_BASE = 4;
    private static final int LINEAR_START = 5;
    private static final int OVERHEAD_BYTES = 5;
    private static final int SEGMENT_BYTES = 0x10000;

    private final String file;
    private final SparseFlash flash;
    private long base;
    private boolean isSegmented;
    private boolean isEnded;
    private int line;

    private IntelHex(String file) {
        this.file = file;
        this.flash = new SparseFlash(file);
    }

    /** Whether it begins as such a file does. */
    public static boolean isOne(byte[] content) {
        return content.length > 2 && content[0] == ':' && nibble(content[1]) >= 0 && nibble(content[2]) >= 0;
    }

    /**
     * Reads the whole file.
     *
     * @param file for messages
     * @return the runs of bytes, each from the start of a sector; see {@link SparseFlash#sectorRuns}
     * @throws FirmwareException naming file and line: a wrong character, length, sum or type, an overlap, no end
     */
    public static List<Run> read(String file, byte[] content) {
        return parse(file, content).sectorRuns();
    }

    static SparseFlash parse(String file, byte[] content) {
        IntelHex reader = new IntelHex(file);
        int at = 0;
        while (at < content.length && !reader.isEnded) {
            int end = at;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            reader.line++;
            reader.readLine(content, at, end);
            at = end + 1;
        }
        if (!reader.isEnded) {
            throw reader.fault("the file ends without an end record (:00000001FF). It is cut short; make it again.");
        }
        return reader.flash;
    }

    private void readLine(byte[] content, int from, int to) {
        int end = to;
        while (end > from && content[end - 1] <= ' ') {
            end--;
        }
        if (end == from) {
            return;
        }
        if (content[from] != ':') {
            throw fault("begins with \"%s\", expected a colon. %s".formatted(printable(content[from]), DAMAGED));
        }
        record(bytes(content, from + 1, end));
    }

    private void requireLength(byte[] content, int from, int to) {
        int digits = to - from;
        int declared = digits < 2 ? -1 : nibble(content[from]) << 4 | nibble(content[from + 1]);
        if (digits % 2 != 0 || declared < 0 || digits / 2 != declared + OVERHEAD_BYTES) {
            throw fault("%d digits, expected %s. %s"
                    .formatted(
                            digits,
                            declared < 0 ? "a length first" : String.valueOf(2 * (declared + OVERHEAD_BYTES)),
                            DAMAGED));
        }
    }

    private byte[] bytes(byte[] content, int from, int to) {
        requireLength(content, from, to);
        byte[] bytes = new byte[(to - from) / 2];
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            int at = from + 2 * i;
            int value = nibble(content[at]) << 4 | nibble(content[at + 1]);
            if (value < 0) {
                throw fault("\"%s%s\" is no hex number. %s"
                        .formatted(printable(content[at]), printable(content[at + 1]), DAMAGED));
            }
            bytes[i] = (byte) value;
            sum += value;
        }
        if ((sum & 0xFF) != 0) {
            int seen = bytes[bytes.length - 1] & 0xFF;
            throw fault("checksum is %02X, expected %02X. %s".formatted(seen, (seen - sum) & 0xFF, DAMAGED));
        }
        return bytes;
    }

    private void record(byte[] record) {
        int size = record.length - OVERHEAD_BYTES;
        int address = (record[1] & 0xFF) << 8 | (record[2] & 0xFF);
        int type = record[3] & 0xFF;
        switch (type) {
            case DATA -> data(address, Arrays.copyOfRange(record, 4, 4 + size));
            case END -> isEnded = true;
            case SEGMENT_BASE -> base(record, size, 4);
            case LINEAR_BASE -> base(record, size, 16);
            case SEGMENT_START, LINEAR_START -> requireSize(size, 4);
            default -> throw fault("record of type %02X, expected 00 to 05. %s".formatted(type, DAMAGED));
        }
    }

    private void data(int address, byte[] bytes) {
        if (isSegmented && address + bytes.length > SEGMENT_BYTES) {
            throw fault("%d bytes at %s go beyond their segment of %s. %s"
                    .formatted(bytes.length, Sizes.hex(address), Sizes.hex(SEGMENT_BYTES), DAMAGED));
        }
        flash.put(base + address, bytes, "line " + line);
    }

    private void base(byte[] record, int size, int shift) {
        requireSize(size, 2);
        isSegmented = shift == 4;
        base = (long) ((record[4] & 0xFF) << 8 | (record[5] & 0xFF)) << shift;
    }

    private void requireSize(int size, int expected) {
        if (size != expected) {
            throw fault("record of %d bytes, expected %d for its type. %s".formatted(size, expected, DAMAGED));
        }
    }

    /** -1 when it is no hex digit, which stays negative beside another. */
    private static int nibble(byte digit) {
        return digit < 0 ? -1 : Character.digit((char) digit, 16);
    }

    private static String printable(byte letter) {
        return letter > ' ' && letter < 0x7F ? new String(new byte[] {letter}, ISO_8859_1) : "%02X".formatted(letter);
    }

    private FirmwareException fault(String fault) {
        return new FirmwareException("%s, line %d: %s".formatted(file, line, fault));
    }
}
