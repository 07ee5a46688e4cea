package org.nailbed.firmware.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipException;

/**
 * The entries of a zip that are symbolic links, which the JDK does not tell: by the Unix mode in the external attributes of the
 * central directory (PKWARE's APPNOTE, 4.3.12 and 4.4.15).
 */
final class ZipLinks {

    private static final int END_BYTES = 22;
    private static final int MAX_COMMENT_BYTES = 0xFFFF;
    private static final int END_SIGNATURE = 0x06054B50;
    private static final int ENTRY_SIGNATURE = 0x02014B50;
    private static final int ENTRY_BYTES = 46;
    /** Room for all entries that are allowed, with long names; the mark of zip64 is beyond it. */
    private static final int MAX_DIRECTORY_BYTES = 32 << 20;

    private static final int FORMAT_MASK = 0xF000;
    private static final int LINK = 0xA000;

    private ZipLinks() {}

    static Set<String> of(Path zip) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
            ByteBuffer tail = tail(file, file.length(), END_BYTES + MAX_COMMENT_BYTES);
            int end = tail.limit() - END_BYTES;
            while (end >= 0 && tail.getInt(end) != END_SIGNATURE) {
                end--;
            }
            return end < 0 ? Set.of() : links(directory(file, tail, end));
        }
    }

    /** It ends where its end record begins; entries count from there, for something may stand before the archive. */
    private static ByteBuffer directory(RandomAccessFile file, ByteBuffer tail, int end) throws IOException {
        long size = Integer.toUnsignedLong(tail.getInt(end + 12));
        if (size > MAX_DIRECTORY_BYTES) {
            throw new ZipException(
                    "its directory has %d bytes, expected at most %d".formatted(size, MAX_DIRECTORY_BYTES));
        }
        return tail(file, file.length() - tail.limit() + end, (int) size);
    }

    private static ByteBuffer tail(RandomAccessFile file, long end, int size) throws IOException {
        byte[] bytes = new byte[(int) Math.min(end, size)];
        file.seek(end - bytes.length);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Set<String> links(ByteBuffer directory) {
        Set<String> links = new HashSet<>();
        int at = 0;
        while (at + ENTRY_BYTES <= directory.limit() && directory.getInt(at) == ENTRY_SIGNATURE) {
            int nameBytes = Short.toUnsignedInt(directory.getShort(at + 28));
            int next = at
                    + ENTRY_BYTES
                    + nameBytes
                    + Short.toUnsignedInt(directory.getShort(at + 30))
                    + Short.toUnsignedInt(directory.getShort(at + 32));
            boolean isLink = ((directory.getInt(at + 38) >>> 16) & FORMAT_MASK) == LINK;
            if (isLink && next <= directory.limit()) {
                byte[] name = new byte[nameBytes];
                directory.get(at + ENTRY_BYTES, name);
                links.add(new String(name, UTF_8));
            }
            at = next;
        }
        return links;
    }
}
