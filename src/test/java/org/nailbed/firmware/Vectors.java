package org.nailbed.firmware;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Values from outside, kept as lines of name and value; {@code #} begins a comment. */
public record Vectors(Map<String, String> values) {

    public static Vectors read(String file) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/firmware/" + file)) {
            String text = new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8);
            return new Vectors(text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    public byte[] bytes(String name) {
        return HexFormat.of().parseHex(text(name));
    }

    public int hex(String name) {
        return Integer.parseUnsignedInt(text(name), 16);
    }
}
