package org.nailbed.sequence.zpl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tables in {@code vectors/zpl}. */
final class Vectors {
    private static final Pattern CHARACTER = Pattern.compile("\\\\u([0-9A-F]{4})");

    private Vectors() {}

    /** The lines of a table, cut at the bars. */
    static List<String[]> table(String file) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/zpl/" + file)) {
            String text = new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split(" \\| "))
                            .map(cell -> CHARACTER
                                    .matcher(cell)
                                    .replaceAll(code -> Matcher.quoteReplacement(
                                            String.valueOf((char) Integer.parseInt(code.group(1), 16)))))
                            .toArray(String[]::new))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
