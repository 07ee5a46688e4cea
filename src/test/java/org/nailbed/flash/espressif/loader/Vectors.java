package org.nailbed.flash.espressif.loader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Reads vectors that come from outside: rows of fields parted by bars, {@code #} for comments. */
public final class Vectors {
    private Vectors() {}

    /** One row; fields stripped. */
    public record Row(List<String> fields) {
        public String text(int index) {
            return fields.get(index);
        }

        public byte[] bytes(int index) {
            return hex(text(index));
        }

        public int word(int index) {
            return Integer.parseUnsignedInt(text(index), 16);
        }

        @Override
        public String toString() {
            return String.join(" | ", fields);
        }
    }

    /**
     * All rows of a file.
     *
     * @param file in the folder of this protocol's vectors
     */
    public static List<Row> read(String file) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/esp/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("No vectors " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> new Row(Arrays.stream(line.split("\\|", -1))
                            .map(String::strip)
                            .toList()))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hex with spaces anywhere; {@code 55*32} means that byte 32 times, {@code -} nothing. */
    public static byte[] hex(String text) {
        StringBuilder plain = new StringBuilder();
        for (String word : text.split("\\s+", -1)) {
            int star = word.indexOf('*');
            plain.append(star < 0 ? word : word.substring(0, star).repeat(Integer.parseInt(word.substring(star + 1))));
        }
        return plain.toString().equals("-") ? new byte[0] : HexFormat.of().parseHex(plain);
    }
}
