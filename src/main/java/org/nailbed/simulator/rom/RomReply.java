package org.nailbed.simulator.rom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.nailbed.simulator.loader.Answer;
import org.nailbed.simulator.loader.Request;

/**
 * The ROM's one reply buffer. It is never cleared: the value word, the error byte of a success and the two reserved status bytes
 * show what earlier replies left there (protocol reference, 1.2).
 */
final class RomReply {
    private static final int MOST_STATUS_BYTES = 4;
    private static final int LARGEST_DATA_BYTES = 64;

    private final byte[] data = new byte[LARGEST_DATA_BYTES + MOST_STATUS_BYTES];
    private final int statusBytes;
    private int value;
    private int lastError;

    /** @param statusBytes at the end of each reply */
    RomReply(int statusBytes) {
        this.statusBytes = statusBytes;
    }

    void setValue(int value) {
        this.value = value;
    }

    byte[] build(int op, Answer answer) {
        int length = answer.data().length;
        System.arraycopy(answer.data(), 0, data, 0, length);
        if (answer.error() != RomError.NONE) {
            lastError = answer.error();
        }
        data[length] = (byte) (answer.error() == RomError.NONE ? 0 : 1);
        data[length + 1] = (byte) lastError;
        return ByteBuffer.allocate(Request.HEADER_BYTES + length + statusBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 1)
                .put((byte) op)
                .putShort((short) (length + statusBytes))
                .putInt(value)
                .put(data, 0, length + statusBytes)
                .array();
    }

    /** What the first bytes of the buffer hold now. */
    byte[] leftOver(int length) {
        return Arrays.copyOf(data, length);
    }
}
