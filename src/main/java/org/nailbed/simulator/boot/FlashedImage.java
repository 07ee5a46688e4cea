package org.nailbed.simulator.boot;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nailbed.simulator.chip.ImageFormat;
import org.nailbed.simulator.memory.NorFlash;
import org.nailbed.simulator.soc.Soc;

/**
 * An application or bootloader image as it lies in flash (protocol reference, 6.1).
 *
 * @param checksum as stored
 * @param computedChecksum over the segments
 * @param hash as stored; empty array when none is appended
 * @param computedHash over everything before it; empty array likewise
 */
record FlashedImage(
        Header header, List<Segment> segments, int checksum, int computedChecksum, byte[] hash, byte[] computedHash) {
    static final int MAGIC = 0xE9;
    static final int SEGMENT_HEADER_BYTES = 8;
    private static final int MOST_SEGMENTS = 16;
    private static final int CHECKSUM_SEED = 0xEF;
    private static final int HASH_BYTES = 32;
    private static final int LARGEST_SEGMENT_BYTES = 16 << 20;
    private static final int CHIP_ID_AT = 12;
    /** The first format names no chip. */
    private static final int NO_CHIP_ID = -1;

    private static final int HASH_FLAG_AT = 23;
    private static final int SIGNATURE_SECTOR_BYTES = 0x1000;
    private static final int SIGNATURE_MAGIC = 0xE7;

    /** The first bytes. */
    record Header(int mode, int sizeAndFrequency, int entry, int chipId) {}

    /** @param flashAddress of its first data byte */
    record Segment(int flashAddress, int loadAddress, int length) {}

    static FlashedImage read(Soc soc, int at, int limit) throws BadImageException {
        NorFlash flash = soc.flash();
        ImageFormat format = soc.model().image().format();
        Bytes head = new Bytes(flash.read(at, ImageFormat.EXTENDED.headerBytes()));
        if (head.u8(0) != MAGIC) {
            throw new BadImageException(
                    String.format("image at 0x%x has invalid magic byte (nothing flashed here?)", at));
        }
        int count = head.u8(1);
        if (count == 0 || count > MOST_SEGMENTS) {
            throw new BadImageException(
                    String.format("image at 0x%x segment count %d exceeds max %d", at, count, MOST_SEGMENTS));
        }
        List<Segment> segments = new ArrayList<>();
        int end = segments(flash, at + format.headerBytes(), at + limit, segments, count);
        int checksumAt = end + 15 - (end - at) % 16;
        boolean hashed = format == ImageFormat.EXTENDED && head.u8(HASH_FLAG_AT) == 1;
        if (checksumAt + 1 + (hashed ? HASH_BYTES : 0) > at + limit) {
            throw new BadImageException(String.format("image at 0x%x reaches beyond its partition", at));
        }
        Header header = new Header(
                head.u8(2),
                head.u8(3),
                head.i32(4),
                format == ImageFormat.EXTENDED ? head.u16(CHIP_ID_AT) : NO_CHIP_ID);
        int bodyBytes = checksumAt + 1 - at;
        return new FlashedImage(
                header,
                segments,
                flash.read(checksumAt, 1)[0] & 0xFF,
                xorOf(flash, segments),
                hashed ? flash.read(checksumAt + 1, HASH_BYTES) : new byte[0],
                hashed ? sha256(flash.read(at, bodyBytes)) : new byte[0]);
    }

    private static int segments(NorFlash flash, int from, int limit, List<Segment> into, int count)
            throws BadImageException {
        int position = from;
        for (int i = 0; i < count; i++) {
            Bytes head = new Bytes(flash.read(position, SEGMENT_HEADER_BYTES));
            int length = head.i32(4);
            long segmentEnd = (long) position + SEGMENT_HEADER_BYTES + length;
            if (length < 0 || length >= LARGEST_SEGMENT_BYTES || length % 4 != 0 || segmentEnd > limit) {
                throw new BadImageException(String.format("Segment %d length 0x%x is invalid", i, length));
            }
            into.add(new Segment(position + SEGMENT_HEADER_BYTES, head.i32(0), length));
            position = (int) segmentEnd;
        }
        return position;
    }

    private static int xorOf(NorFlash flash, List<Segment> segments) {
        int sum = CHECKSUM_SEED;
        for (Segment segment : segments) {
            for (byte b : flash.read(segment.flashAddress(), segment.length())) {
                sum ^= b & 0xFF;
            }
        }
        return sum;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    boolean isChecksumRight() {
        return checksum == computedChecksum;
    }

    /** Whether a signature block follows on the next sector (protocol reference, 6.4); its mathematics are not looked into. */
    boolean isSigned(NorFlash flash) {
        Segment last = segments.get(segments.size() - 1);
        int end = last.flashAddress() + last.length() + 1 + hash.length;
        int block = (end + SIGNATURE_SECTOR_BYTES - 1) / SIGNATURE_SECTOR_BYTES * SIGNATURE_SECTOR_BYTES;
        return flash.holds(block, 1) && (flash.read(block, 1)[0] & 0xFF) == SIGNATURE_MAGIC;
    }

    boolean isHashRight() {
        return Arrays.equals(hash, computedHash);
    }
}
