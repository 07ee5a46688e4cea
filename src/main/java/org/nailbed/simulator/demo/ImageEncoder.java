package org.nailbed.simulator.demo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.nailbed.simulator.chip.ImageFormat;

/** Writes an image: header, segments, checksum, SHA-256 (protocol reference, 6.1). */
final class ImageEncoder {
    static final int SEGMENT_HEADER_BYTES = 8;

    private static final int CHECKSUM_SEED = 0xEF;
    private static final int ALIGNMENT = 16;
    private static final byte NO_WP_PIN = (byte) 0xEE;

    /** @param modeSizeFrequency bytes 2 and 3 of the header, mode in the upper one */
    record Header(int entry, int chipId, int modeSizeFrequency, int highestRevision) {}

    private record Segment(int address, byte[] bytes) {}

    private final ImageFormat format;
    private final Header header;
    private final List<Segment> segments = new ArrayList<>();
    private int position;

    ImageEncoder(ImageFormat format, Header header) {
        this.format = format;
        this.header = header;
        position = format.headerBytes();
    }

    int headerBytes() {
        return format.headerBytes();
    }

    void add(int address, byte[] bytes) {
        segments.add(new Segment(address, bytes));
        position += SEGMENT_HEADER_BYTES + bytes.length;
    }

    /** Where the data of a segment added now would begin in the file. */
    int nextDataOffset() {
        return position + SEGMENT_HEADER_BYTES;
    }

    byte[] encode() {
        int bodyBytes = position + ALIGNMENT - position % ALIGNMENT;
        ByteBuffer image = ByteBuffer.allocate(bodyBytes).order(ByteOrder.LITTLE_ENDIAN);
        image.put((byte) 0xE9).put((byte) segments.size());
        image.put((byte) (header.modeSizeFrequency() >>> 8)).put((byte) header.modeSizeFrequency());
        image.putInt(header.entry());
        if (format == ImageFormat.EXTENDED) {
            image.put(NO_WP_PIN).put(new byte[3]).putShort((short) header.chipId());
            image.put((byte) 0).putShort((short) 0).putShort((short) header.highestRevision());
            image.put(new byte[4]).put((byte) 1);
        }
        int checksum = CHECKSUM_SEED;
        for (Segment segment : segments) {
            image.putInt(segment.address()).putInt(segment.bytes().length).put(segment.bytes());
            for (byte b : segment.bytes()) {
                checksum ^= b & 0xFF;
            }
        }
        image.put(bodyBytes - 1, (byte) checksum);
        if (format == ImageFormat.FIRST) {
            return image.array();
        }
        byte[] hash = Hashes.sha256(image.array());
        return ByteBuffer.allocate(bodyBytes + hash.length)
                .put(image.array())
                .put(hash)
                .array();
    }
}
