package org.nailbed.simulator.chip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.nailbed.simulator.memory.Ram;

/**
 * How the pretended test program is known when it lies in RAM. At its entry: a text of 16 bytes, how many bytes of code follow the
 * header, address and length of its data, a spare word (each 32 bits, little-endian), and the SHA-256 of code and data.
 */
public final class RamTestProgram {
    public static final int HEADER_BYTES = 64;

    private static final byte[] MARK = "NAILBED RAM TEST".getBytes(StandardCharsets.US_ASCII);
    private static final int HASH_AT = 32;
    private static final int HASH_BYTES = 32;
    private static final int MOST_BYTES = 0x100000;

    private RamTestProgram() {}

    /**
     * The header of a program whose data is loaded at {@code dataAddress}.
     *
     * @param code what follows the header
     */
    public static byte[] header(byte[] code, int dataAddress, byte[] data) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MARK)
                .putInt(code.length)
                .putInt(dataAddress)
                .putInt(data.length)
                .putInt(0)
                .put(sha256(code, data))
                .array();
    }

    /** Whether it lies there, whole, and {@code entry} is where it starts. */
    public static boolean isIn(Ram ram, int entry) {
        ByteBuffer header = ByteBuffer.wrap(ram.read(entry, HEADER_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] mark = Arrays.copyOf(header.array(), MARK.length);
        int codeBytes = header.getInt(MARK.length);
        int dataAddress = header.getInt(MARK.length + 4);
        int dataBytes = header.getInt(MARK.length + 8);
        if (!Arrays.equals(mark, MARK) || isTooLong(codeBytes) || isTooLong(dataBytes)) {
            return false;
        }
        byte[] hash = Arrays.copyOfRange(header.array(), HASH_AT, HASH_AT + HASH_BYTES);
        return Arrays.equals(hash, sha256(ram.read(entry + HEADER_BYTES, codeBytes), ram.read(dataAddress, dataBytes)));
    }

    private static boolean isTooLong(int bytes) {
        return bytes < 0 || bytes > MOST_BYTES;
    }

    private static byte[] sha256(byte[] code, byte[] data) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(code);
            return digest.digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
