package org.nailbed.simulator.loader;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A command as it lies in a receive buffer: direction, op, size u16, checksum u32, payload (protocol reference, 1.2). A view: it
 * shows what the buffer holds, also beyond what was really received.
 */
public final class Request {
    public static final int HEADER_BYTES = 8;
    /** Length, sequence number and two idle words before the bytes of a block. */
    public static final int BLOCK_HEADER_BYTES = 16;

    private static final int CHECKSUM_SEED = 0xEF;

    private final ByteBuffer buffer;
    private final int receivedBytes;

    /** @param receivedBytes of the whole frame */
    public Request(byte[] buffer, int receivedBytes) {
        this.buffer = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
        this.receivedBytes = receivedBytes;
    }

    public boolean isForBoard() {
        return buffer.get(0) == 0;
    }

    public int op() {
        return buffer.get(1) & 0xFF;
    }

    /** What the header claims the payload has. */
    public int size() {
        return buffer.getShort(2) & 0xFFFF;
    }

    public int receivedPayloadBytes() {
        return receivedBytes - HEADER_BYTES;
    }

    public int checksum() {
        return buffer.getInt(4);
    }

    public int word(int index) {
        return buffer.getInt(HEADER_BYTES + 4 * index);
    }

    public int blockLength() {
        return word(0);
    }

    public int sequence() {
        return word(1);
    }

    public byte[] array() {
        return buffer.array();
    }

    public int blockOffset() {
        return HEADER_BYTES + BLOCK_HEADER_BYTES;
    }

    public int blockChecksum() {
        int sum = CHECKSUM_SEED;
        int end = Math.min(blockOffset() + blockLength(), buffer.capacity());
        for (int i = blockOffset(); i < end; i++) {
            sum ^= buffer.get(i) & 0xFF;
        }
        return sum;
    }
}
