package org.nailbed.flash.espressif.loader;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.nailbed.wire.slip.Slip;

/** Makes a command ready for the wire: header, payload, framing (protocol reference, 1.2). */
public final class Packets {
    private static final byte REQUEST = 0x00;
    private static final int HEADER_BYTES = 8;

    private Packets() {}

    /** A new array; nothing in it depends on the board, so that it may be sent to many. */
    public static byte[] encode(Command command, Dialect dialect) {
        byte[] payload = command.payload(dialect);
        byte[] packet = ByteBuffer.allocate(HEADER_BYTES + payload.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(REQUEST)
                .put((byte) command.opcode().code())
                .putShort((short) payload.length)
                .putInt(command.checksum())
                .put(payload)
                .array();
        return Slip.encode(packet);
    }
}
