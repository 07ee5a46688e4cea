package org.nailbed.firmware;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** A part of a file, read little-endian. A read past its end is a fault that names the file and the place in it. */
public final class Slice {

    private final String name;
    private final byte[] bytes;
    private final int from;
    private final int length;

    /** Shares {@code bytes}; nobody changes them meanwhile. */
    private Slice(String name, byte[] bytes, int from, int length) {
        this.name = name;
        this.bytes = bytes;
        this.from = from;
        this.length = length;
    }

    /** The file's own bytes, without the padding. */
    public static Slice of(Image image) {
        return new Slice(image.name(), image.padded(), 0, image.sizeBytes());
    }

    /** Of the file, for messages. */
    public String name() {
        return name;
    }

    public int length() {
        return length;
    }

    public Slice part(int at, int size) {
        require(at, size);
        return new Slice(name, bytes, from + at, size);
    }

    /** All that follows {@code at}. */
    public Slice tail(int at) {
        return part(at, length - at);
    }

    public int u8(int at) {
        require(at, 1);
        return bytes[from + at] & 0xFF;
    }

    public int u16(int at) {
        return u8(at) | u8(at + 1) << 8;
    }

    public long u32(int at) {
        return u16(at) | (long) u16(at + 2) << 16;
    }

    public byte[] bytes(int at, int size) {
        require(at, size);
        return Arrays.copyOfRange(bytes, from + at, from + at + size);
    }

    /** Up to the first NUL or {@code size} bytes, whichever comes first. */
    public String text(int at, int size) {
        byte[] field = bytes(at, size);
        int end = 0;
        while (end < size && field[end] != 0) {
            end++;
        }
        return new String(field, 0, end, US_ASCII);
    }

    public boolean startsWith(int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= length || u8(i) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    public boolean isFilledWith(int value, int at, int size) {
        for (int i = at; i < at + size; i++) {
            if (u8(i) != value) {
                return false;
            }
        }
        return true;
    }

    public int xor(int at, int size) {
        require(at, size);
        int sum = 0;
        for (int i = from + at; i < from + at + size; i++) {
            sum ^= bytes[i];
        }
        return sum & 0xFF;
    }

    /** SHA-256 of the first {@code size} bytes. */
    public byte[] sha256OfFirst(int size) {
        require(0, size);
        var digest = Digests.sha256();
        digest.update(bytes, from, size);
        return digest.digest();
    }

    /** MD5 of the first {@code size} bytes. */
    public byte[] md5OfFirst(int size) {
        require(0, size);
        var digest = Digests.md5();
        digest.update(bytes, from, size);
        return digest.digest();
    }

    /** @param fault what was seen against expected, and why or what to do */
    public FirmwareException refusal(int at, String fault) {
        return new FirmwareException(name + " at " + Sizes.hex((long) from + at) + ": " + fault);
    }

    private void require(int at, int size) {
        if (at < 0 || size < 0 || size > length - at) {
            throw refusal(
                    at,
                    "%d bytes expected here, the file has %d. It is cut short; build or copy it again."
                            .formatted(size, Math.max(0, length - at)));
        }
    }
}
