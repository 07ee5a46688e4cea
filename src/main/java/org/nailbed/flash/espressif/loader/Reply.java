package org.nailbed.flash.espressif.loader;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a loader answered (protocol reference, 1.2).
 *
 * <p>Status is taken from the end of the frame, not from the size field, which some loaders fill wrongly. Only its first byte
 * tells success: the others may be left over from earlier replies.
 */
public final class Reply {
    private static final byte RESPONSE = 0x01;
    private static final int HEADER_BYTES = 8;

    private final byte[] frame;
    private final Dialect dialect;

    private Reply(byte[] frame, Dialect dialect) {
        this.frame = frame;
        this.dialect = dialect;
    }

    /**
     * Reads an unescaped frame, which it keeps.
     *
     * @return empty when it is not a reply in this dialect
     */
    public static Optional<Reply> parse(byte[] frame, Dialect dialect) {
        boolean wellFormed = frame.length >= HEADER_BYTES + dialect.statusLength() && frame[0] == RESPONSE;
        return wellFormed ? Optional.of(new Reply(frame, dialect)) : Optional.empty();
    }

    /** The byte of the command that it answers, 0 to 255. */
    int opcode() {
        return frame[1] & 0xFF;
    }

    /** False when bytes were lost or came in where the answer is the value alone: it has moved then. */
    boolean isWhole() {
        return opcode() != Opcode.READ_REG.code() || frame.length == HEADER_BYTES + dialect.statusLength();
    }

    /**
     * Whether SYNC failed, whoever answers it: it brings no data, so that the status is where data would begin. What stands behind
     * its first byte may be left over in a ROM that was used before (protocol reference, 1.2).
     */
    public boolean refusesSync() {
        return frame[HEADER_BYTES] != 0;
    }

    /** Which kind of ROM answers SYNC so: only the ESP8266's status is as short as a stub's. */
    public Dialect rom() {
        return frame.length == HEADER_BYTES + Dialect.ESP8266_ROM.statusLength() ? Dialect.ESP8266_ROM : Dialect.ROM;
    }

    /** Means something after READ_REG and SYNC only. */
    public int value() {
        return ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
    }

    /** What stands before the status; a new array. */
    public byte[] data() {
        return Arrays.copyOfRange(frame, HEADER_BYTES, statusAt());
    }

    /** Why it failed; empty when it did not. */
    public Optional<LoaderError> error() {
        int first = frame[statusAt()] & 0xFF;
        if (first == 0) {
            return Optional.empty();
        }
        return Optional.of(dialect.isStub() ? StubError.of(first) : RomError.of(frame[statusAt() + 1] & 0xFF));
    }

    /** Whether this is how a ROM answers a command that it does not know (protocol reference, 1.4). */
    boolean saysInvalidMessage() {
        return error().filter(RomError.INVALID_MESSAGE::equals).isPresent();
    }

    private int statusAt() {
        return frame.length - dialect.statusLength();
    }
}
