package org.nailbed.station.config.yaml;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.nailbed.station.SlotPort;

/** The types of values in our files. Each takes text and throws IllegalArgumentException saying what was expected. */
public final class Values {

    private static final Pattern QUANTITY = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?([A-Za-z]+)");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern CHIP = Pattern.compile("esp32(?:-?([a-z][0-9]{1,2}))?");
    private static final Map<String, BigDecimal> MILLIS =
            Map.of("ms", BigDecimal.ONE, "s", BigDecimal.valueOf(1000), "min", BigDecimal.valueOf(60_000));
    private static final Map<String, BigDecimal> BAUD = Map.of("baud", BigDecimal.ONE);
    private static final Map<String, BigDecimal> BYTES =
            Map.of("KiB", BigDecimal.valueOf(1024), "MiB", BigDecimal.valueOf(1024 * 1024));

    private Values() {}

    public static String text(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("expected some text");
        }
        return text;
    }

    /** Names go into records and file names. */
    public static String name(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("expected at most 64 lower-case letters, digits and dashes");
        }
        return text;
    }

    /** More than nothing, at most an hour: a board that takes longer is stuck. */
    public static Duration duration(String text) {
        BigDecimal millis = quantity(text, MILLIS, "a time such as '90 s', '500 ms' or '2 min'");
        if (millis.signum() == 0 || millis.compareTo(BigDecimal.valueOf(3_600_000)) > 0) {
            throw new IllegalArgumentException("expected more than 0 and at most 60 min");
        }
        return Duration.ofMillis(millis.longValue());
    }

    /** A rate, or {@code auto} for {@link SlotPort#AUTO_BAUD}. */
    public static int baud(String text) {
        return text.equals("auto")
                ? SlotPort.AUTO_BAUD
                : range(quantity(text, BAUD, "a rate such as '921600 baud', or auto"), 9_600, 12_000_000);
    }

    public static int bytes(String text) {
        return range(quantity(text, BYTES, "a size such as '8 MiB'"), 1024, 1 << 30);
    }

    /** A bound number that counts: slots, boards, TCP ports. */
    public static Function<String, Integer> count(int low, int high) {
        return text -> {
            if (!text.matches("[0-9]{1,9}")) {
                throw new IllegalArgumentException("expected a whole number from " + low + " to " + high);
            }
            return range(new BigDecimal(text), low, high);
        };
    }

    /** Offsets are written as the datasheets do: 0x10000; decimal is fine too. */
    public static int offset(String text) {
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

    public static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "no regular expression: " + e.getDescription() + " near position " + e.getIndex(), e);
        }
    }

    /** "esp32s3" or "ESP32-S3" to "ESP32-S3". */
    public static String chip(String text) {
        Matcher matcher = CHIP.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a chip such as ESP32-S3");
        }
        return Optional.ofNullable(matcher.group(1))
                .map(suffix -> "ESP32-" + suffix.toUpperCase(Locale.ROOT))
                .orElse("ESP32");
    }

    /** A constant of an enum, written in lower case with dashes. */
    public static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
        return text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> dashed(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Spelling.suggestion(
                        text,
                        Arrays.stream(type.getEnumConstants())
                                .map(Values::dashed)
                                .toList())));
    }

    private static String dashed(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static BigDecimal quantity(String text, Map<String, BigDecimal> units, String expected) {
        Matcher matcher = QUANTITY.matcher(text);
        BigDecimal unit = matcher.matches() ? units.get(matcher.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException("expected " + expected);
        }
        return new BigDecimal(matcher.group(1)).multiply(unit);
    }

    private static int range(BigDecimal number, int low, int high) {
        if (number.compareTo(BigDecimal.valueOf(low)) < 0 || number.compareTo(BigDecimal.valueOf(high)) > 0) {
            throw new IllegalArgumentException("expected " + low + " to " + high);
        }
        return number.intValue();
    }
}
