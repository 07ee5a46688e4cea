package org.nailbed.firmware.nvs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.nailbed.firmware.FirmwareException;

/** A value under a key. */
public sealed interface NvsValue {

    /** For people: the number, the text, or the bytes in hex. */
    String text();

    /** "u8", "string", "blob". */
    String typeTitle();

    /** An integer of one of the eight types. */
    record Int(NvsType type, BigInteger value) implements NvsValue {

        /** @throws FirmwareException when the type does not hold the value */
        public Int {
            if (!type.isInteger()) {
                throw new IllegalArgumentException(type + " is no integer.");
            }
            int bits = type.bytes() * Byte.SIZE;
            BigInteger span = BigInteger.ONE.shiftLeft(bits);
            BigInteger low = type.isSigned() ? span.shiftRight(1).negate() : BigInteger.ZERO;
            BigInteger high = low.add(span).subtract(BigInteger.ONE);
            if (value.compareTo(low) < 0 || value.compareTo(high) > 0) {
                throw new FirmwareException("%s is not a %s, which holds %s to %s. Take another value or a wider type."
                        .formatted(value, type.title(), low, high));
            }
        }

        public static Int of(NvsType type, long value) {
            return new Int(type, BigInteger.valueOf(value));
        }

        @Override
        public String text() {
            return value.toString();
        }

        @Override
        public String typeTitle() {
            return type.title();
        }
    }

    /** A text, without the NUL that ends it in flash. */
    record Text(String text) implements NvsValue {

        /** What flash takes, its NUL included (protocol reference, 6.5). */
        public static final int MAX_BYTES = 4000;

        /** @throws FirmwareException when it is too long, or has a NUL in it */
        public Text {
            int bytes = text.getBytes(UTF_8).length + 1;
            if (bytes > MAX_BYTES) {
                throw new FirmwareException(
                        "a string of %d bytes with its NUL, expected at most %d. Shorten it, or write it as a blob."
                                .formatted(bytes, MAX_BYTES));
            }
            if (text.indexOf('\0') >= 0) {
                throw new FirmwareException("a string with a NUL in it, which ends it early. Write it as a blob.");
            }
        }

        @Override
        public String typeTitle() {
            return NvsType.STRING.title();
        }
    }

    /** Bytes, perhaps over several pages. */
    record Blob(byte[] bytes) implements NvsValue {

        /** Keeps a copy. */
        public Blob {
            bytes = bytes.clone();
        }

        /** A copy. */
        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public String text() {
            return HexFormat.of().formatHex(bytes);
        }

        @Override
        public String typeTitle() {
            return NvsType.BLOB.title();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Blob blob && Arrays.equals(bytes, blob.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Blob[" + text() + "]";
        }
    }
}
