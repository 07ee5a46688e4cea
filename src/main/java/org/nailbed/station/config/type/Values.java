package org.nailbed.station.config.type;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.nailbed.station.config.yaml.Schema;
import org.nailbed.station.config.yaml.Spelling;

/** Single values that are no quantities. */
public final class Values {

    private static final String CHIPS = "[eE][sS][pP]32(?:-?[a-zA-Z][0-9]{1,2})?";
    private static final Pattern CHIP = Pattern.compile("esp32(?:-?([a-z][0-9]{1,2}))?");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+_-]{0,63}");

    /** Names go into records and file names. */
    public static final Scalar<String> NAME =
            matching("a name", MapOf.NAME, "at most 64 lower-case letters, digits and dashes, a letter or digit first");

    public static final Scalar<String> VERSION_NAME =
            matching("a version", VERSION, "at most 64 letters, digits and . + _ -, a letter or digit first");

    /** A measurement's, as templates can name it. */
    public static final Scalar<String> MEASUREMENT = matching(
            "a name",
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}"),
            "at most 64 letters, digits and _ . -, a letter or digit first");

    public static final Scalar<String> SHA256 = new Scalar<>(
            "a SHA-256 in hex",
            Schema.matching(SHA_256.pattern()),
            text -> matched(SHA_256, text, "64 hex digits").toLowerCase(Locale.ROOT));

    public static final Scalar<Boolean> FLAG =
            new Scalar<>("true or false", Schema.type("boolean"), text -> switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("expected true or false.");
            });

    public static final Scalar<Pattern> PATTERN =
            new Scalar<>("a regular expression", Schema.text().with("format", "regex"), Values::pattern);

    /** "esp32s3" or "ESP32-S3" to "ESP32-S3". */
    public static final Scalar<String> CHIP_NAME = new Scalar<>("a chip", Schema.matching(CHIPS), Values::chip);

    /** Bytes from the start of flash. */
    public static final Scalar<Integer> OFFSET = new Scalar<>(
            "an offset such as 0x10000",
            Schema.anyOf(
                    Schema.type("integer").with("minimum", 0).with("maximum", Integer.MAX_VALUE),
                    Schema.matching("0[xX][0-9a-fA-F]{1,8}|[0-9]{1,10}")),
            Values::offset);

    private Values() {}

    /** A bound number that counts: slots, boards, TCP ports. */
    public static Scalar<Integer> count(int low, int high) {
        return longCount(low, high).map(Math::toIntExact);
    }

    /** As {@link #count}, for what may be larger. */
    public static Scalar<Long> longCount(long low, long high) {
        String words = "a whole number from " + low + " to " + high;
        Schema schema = Schema.type("integer").with("minimum", low).with("maximum", high);
        return new Scalar<>(words, schema, text -> {
            if (!text.matches("[0-9]{1,18}")) {
                throw new IllegalArgumentException("expected " + words);
            }
            long number = Long.parseLong(text);
            if (number < low || number > high) {
                throw new IllegalArgumentException("expected " + low + " to " + high);
            }
            return number;
        });
    }

    /** A constant of an enum, written in lower case with dashes. */
    public static <E extends Enum<E>> Scalar<E> oneOf(Class<E> type) {
        return oneOf(List.of(type.getEnumConstants()));
    }

    /** As {@link #oneOf(Class)}, of some. */
    public static <E extends Enum<E>> Scalar<E> oneOf(List<E> constants) {
        List<String> words = constants.stream().map(Values::dashed).toList();
        return new Scalar<>(
                String.join(" or ", words),
                Schema.words(words),
                text -> constants.stream()
                        .filter(constant -> dashed(constant).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(Spelling.suggestion(text, words))));
    }

    /** Text that a rule refuses by throwing IllegalArgumentException. */
    public static <T> Scalar<T> ruled(String words, Function<String, T> rule) {
        return Scalar.TEXT.map(rule).saying(words);
    }

    private static Scalar<String> matching(String words, Pattern pattern, String expected) {
        // A number without quotes is a fine name.
        Schema schema = Schema.anyOf(Schema.matching(pattern.pattern()), Schema.type("number"));
        return new Scalar<>(words, schema, text -> matched(pattern, text, expected));
    }

    private static String matched(Pattern pattern, String text, String expected) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("expected " + expected);
        }
        return text;
    }

    private static String dashed(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "no regular expression: " + e.getDescription() + " near position " + e.getIndex(), e);
        }
    }

    private static String chip(String text) {
        Matcher matcher = CHIP.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a chip such as ESP32-S3");
        }
        return Optional.ofNullable(matcher.group(1))
                .map(suffix -> "ESP32-" + suffix.toUpperCase(Locale.ROOT))
                .orElse("ESP32");
    }

    /** Written as the datasheets do: 0x10000; decimal is fine too. */
    private static int offset(String text) {
        try {
            long offset = Long.decode(text);
            if (offset >= 0 && offset <= Integer.MAX_VALUE) {
                return (int) offset;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected an offset such as 0x10000", e);
        }
        throw new IllegalArgumentException("expected an offset from 0 to 0x7FFFFFFF");
    }
}
