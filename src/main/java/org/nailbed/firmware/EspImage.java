package org.nailbed.firmware;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * An application or bootloader as the ROM and the bootloader read it, every check of theirs done: magic, segments, XOR
 * checksum, appended SHA-256 (protocol reference, 6.1).
 *
 * @param lengthBytes from the magic to the end of checksum, hash or CRC; a file may hold more after it, such as a signature
 * @param application empty for a bootloader, and for every image of the ESP8266
 * @param signature for secure boot, found behind the image
 */
public record EspImage(
        Header header,
        List<Segment> segments,
        int lengthBytes,
        Optional<AppDescriptor> application,
        Optional<SecureBootSignature> signature) {

    static final int MAGIC = 0xE9;
    private static final int MAX_SEGMENTS = 16;
    private static final int MAX_SEGMENT_BYTES = 16 << 20;
    private static final int SEGMENT_HEADER_BYTES = 8;
    private static final int CHECKSUM_SEED = 0xEF;
    private static final int HASH_BYTES = 32;
    static final String DAMAGED = "The file is damaged; build or copy it again.";

    public EspImage {
        segments = List.copyOf(segments);
    }

    /**
     * A run of bytes for one place in memory.
     *
     * @param fileOffset of its data
     * @param address in the chip's memory, unsigned
     */
    public record Segment(int fileOffset, int address, int sizeBytes) {}

    /**
     * What stands before the first segment: 24 bytes, 8 on the ESP8266.
     *
     * @param segmentCount as written; the second version of the ESP8266 counts otherwise
     * @param entryPoint address, unsigned
     * @param flashSizeBytes that the bootloader will believe in; empty for a code that the reference does not know
     * @param minRevision of the chip, major × 100 + minor
     * @param maxRevision likewise; {@link #ANY_REVISION} when the image names none
     */
    public record Header(
            EspChip chip,
            int segmentCount,
            int entryPoint,
            Optional<Integer> flashSizeBytes,
            int minRevision,
            int maxRevision,
            boolean hashAppended) {

        public static final int ANY_REVISION = 0xFFFF;
        static final int SIZE_BYTES = 24;

        /**
         * Whether a chip may run the image.
         *
         * @param revision of the chip, major × 100 + minor
         */
        public boolean accepts(int revision) {
            return revision >= minRevision && revision <= maxRevision;
        }

        /**
         * Reads the header alone.
         *
         * @throws FirmwareException when it is none, or of an unknown chip
         */
        public static Header parse(Slice file) {
            if (Esp8266Image.isOne(file)) {
                return Esp8266Image.header(file);
            }
            if (file.u8(0) != MAGIC) {
                throw file.refusal(
                        0,
                        "first byte is %02X, expected %02X. This is no ESP image; name another file."
                                .formatted(file.u8(0), MAGIC));
            }
            int count = EspImage.segmentCount(file);
            int hashFlag = file.u8(23);
            if (hashFlag > 1) {
                throw file.refusal(23, "hash flag is %d, expected 0 or 1. %s".formatted(hashFlag, DAMAGED));
            }
            EspChip chip = chip(file);
            int maxRevision = file.u16(17);
            return new Header(
                    chip,
                    count,
                    (int) file.u32(4),
                    flashSize(file.u8(3) >> 4),
                    minRevision(file, chip),
                    maxRevision == 0 ? ANY_REVISION : maxRevision,
                    hashFlag == 1);
        }

        private static EspChip chip(Slice file) {
            int id = file.u16(12);
            return EspChip.ofImageId(id)
                    .orElseThrow(() -> file.refusal(
                            12,
                            "chip id is %d, expected that of one of %s."
                                    .formatted(id, String.join(", ", EspChip.titles()))));
        }

        /** Protocol reference, 5.5: 1 MiB doubled so many times. */
        private static Optional<Integer> flashSize(int code) {
            return code <= 7 ? Optional.of(1 << (20 + code)) : Optional.empty();
        }

        /** The old one-byte field holds the major revision, on the C3 the minor (protocol reference, 6.1). */
        private static int minRevision(Slice file, EspChip chip) {
            int old = file.u8(14);
            int full = file.u16(15);
            return full != 0 ? full : chip == EspChip.ESP32_C3 ? old : old * 100;
        }
    }

    /**
     * Reads and checks an image.
     *
     * @throws FirmwareException when it is no ESP image, or a damaged one, or one for an unknown chip
     */
    public static EspImage parse(Image image) {
        return parse(Slice.of(image));
    }

    static EspImage parse(Slice file) {
        if (Esp8266Image.isOne(file)) {
            return Esp8266Image.parse(file);
        }
        Header header = Header.parse(file);
        Body body = body(file, Header.SIZE_BYTES, header.segmentCount());
        int length = body.end();
        if (header.hashAppended()) {
            checkHash(file, length);
            length += HASH_BYTES;
        }
        return new EspImage(
                header,
                body.segments(),
                length,
                application(file, body.segments().get(0)),
                SecureBootSignature.find(file, length));
    }

    /** Whether it begins as an image of any chip does. */
    public static boolean isOne(Slice file) {
        return file.startsWith(MAGIC) || Esp8266Image.isOne(file);
    }

    /**
     * The segments of a header, and their checksum.
     *
     * @param end first byte after the checksum
     */
    record Body(List<Segment> segments, int end) {}

    static Body body(Slice file, int from, int count) {
        List<Segment> segments = new ArrayList<>();
        int at = from;
        int sum = CHECKSUM_SEED;
        for (int i = 0; i < count; i++) {
            Segment segment = segment(file, at);
            sum ^= file.xor(segment.fileOffset(), segment.sizeBytes());
            at = segment.fileOffset() + segment.sizeBytes();
            segments.add(segment);
        }
        // Zeros fill up so that the checksum is the last byte of a 16-byte line.
        int checksumAt = at | 15;
        if (file.u8(checksumAt) != sum) {
            throw file.refusal(
                    checksumAt,
                    "checksum is %02X, the segments give %02X. %s".formatted(file.u8(checksumAt), sum, DAMAGED));
        }
        return new Body(segments, checksumAt + 1);
    }

    static int segmentCount(Slice file) {
        int count = file.u8(1);
        if (count == 0 || count > MAX_SEGMENTS) {
            throw file.refusal(1, "%d segments, expected 1 to %d. %s".formatted(count, MAX_SEGMENTS, DAMAGED));
        }
        return count;
    }

    static Segment segment(Slice file, int at) {
        int address = (int) file.u32(at);
        long size = file.u32(at + 4);
        if (size % 4 != 0 || size >= MAX_SEGMENT_BYTES) {
            throw file.refusal(
                    at + 4,
                    "segment of %d bytes, expected a multiple of 4 below %d. %s"
                            .formatted(size, MAX_SEGMENT_BYTES, DAMAGED));
        }
        return new Segment(at + SEGMENT_HEADER_BYTES, address, (int) size);
    }

    private static void checkHash(Slice file, int at) {
        byte[] seen = file.bytes(at, HASH_BYTES);
        byte[] expected = file.sha256OfFirst(at);
        if (!Arrays.equals(seen, expected)) {
            throw file.refusal(
                    at,
                    "appended SHA-256 is %s, the bytes before it give %s. %s"
                            .formatted(
                                    HexFormat.of().formatHex(seen),
                                    HexFormat.of().formatHex(expected),
                                    DAMAGED));
        }
    }

    /** The descriptor alone, nothing else checked; empty when there is none. */
    static Optional<AppDescriptor> peekApplication(Slice file) {
        int at = Header.SIZE_BYTES + SEGMENT_HEADER_BYTES;
        return file.startsWith(MAGIC) && file.length() > at ? AppDescriptor.find(file.tail(at)) : Optional.empty();
    }

    private static Optional<AppDescriptor> application(Slice file, Segment first) {
        Slice data = file.part(first.fileOffset(), first.sizeBytes());
        Optional<AppDescriptor> found = AppDescriptor.find(data);
        if (found.isPresent()) {
            checkMapping(file, first, AppDescriptor.mmuPageBytes(data));
        }
        return found;
    }

    /** The segment that holds a descriptor is mapped, not copied: place in file and in memory must agree within a page. */
    private static void checkMapping(Slice file, Segment segment, int page) {
        if (Integer.remainderUnsigned(segment.address(), page) != segment.fileOffset() % page) {
            throw file.refusal(
                    segment.fileOffset(),
                    "segment is mapped to %s, expected the same place in its page of %s as in the file. %s"
                            .formatted(Sizes.hex(Integer.toUnsignedLong(segment.address())), Sizes.hex(page), DAMAGED));
        }
    }
}
