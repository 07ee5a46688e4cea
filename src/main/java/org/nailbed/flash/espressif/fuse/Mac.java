package org.nailbed.flash.espressif.fuse;

import java.util.HexFormat;
import java.util.Optional;

/** Where a chip keeps its address on the network (protocol reference, 5.2). */
@FunctionalInterface
public interface Mac {

    /** The six bytes, the first of them highest. */
    long bits(FuseReader fuses);

    /** The two bytes in the middle of its EUI-64; empty on chips that have none. */
    default Optional<Integer> extension(FuseReader fuses) {
        return Optional.empty();
    }

    /** Six lower-case hex pairs with colons. */
    default String read(FuseReader fuses) {
        return pairs(bits(fuses), 6);
    }

    /** Eight lower-case hex pairs with colons; empty on chips that have none. */
    default Optional<String> readEui64(FuseReader fuses) {
        long mac = bits(fuses);
        return extension(fuses)
                .map(extension -> pairs((mac >>> 24) << 40 | (long) extension << 24 | (mac & 0xFFFFFF), 8));
    }

    private static String pairs(long bits, int count) {
        HexFormat colons = HexFormat.ofDelimiter(":");
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (bits >>> (8 * (count - 1 - i)));
        }
        return colons.formatHex(bytes);
    }

    /**
     * As on every chip but the ESP8266.
     *
     * @param lowerWord address of the word with the last four bytes; the low half of the next word holds the first two
     */
    record Words(int lowerWord) implements Mac {
        @Override
        public long bits(FuseReader fuses) {
            return (fuses.word(lowerWord + 4) & 0xFFFFL) << 32 | Integer.toUnsignedLong(fuses.word(lowerWord));
        }
    }

    /** As {@link Words}, with the extension in the high half of the next word: the chips with IEEE 802.15.4 (C5, C6, H2). */
    record ExtendedWords(int lowerWord) implements Mac {
        @Override
        public long bits(FuseReader fuses) {
            return new Words(lowerWord).bits(fuses);
        }

        /** No extension is zero: then none is burnt. */
        @Override
        public Optional<Integer> extension(FuseReader fuses) {
            return Optional.of(fuses.word(lowerWord + 4) >>> 16).filter(extension -> extension != 0);
        }
    }
}
