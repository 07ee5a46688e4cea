package org.nailbed.station.config.type;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nailbed.station.SlotPort;
import org.nailbed.station.config.yaml.Schema;

/** Numbers with their unit: no reader has to guess. */
public final class Quantities {

    private static final String NUMBER = "[0-9]+(?:\\.[0-9]+)?";
    private static final Pattern QUANTITY = Pattern.compile("(" + NUMBER + ") ?([A-Za-z]+)");
    private static final Map<String, BigDecimal> MILLIS =
            Map.of("ms", BigDecimal.ONE, "s", BigDecimal.valueOf(1000), "min", BigDecimal.valueOf(60_000));
    private static final Map<String, BigDecimal> BAUD = Map.of("baud", BigDecimal.ONE);
    private static final Map<String, BigDecimal> BYTES =
            Map.of("KiB", BigDecimal.valueOf(1024), "MiB", BigDecimal.valueOf(1024 * 1024));
    private static final String RATE = "a rate such as '921600 baud'";

    /** Whole milliseconds; more than nothing, at most an hour: a board that takes longer is stuck. */
    public static final Scalar<Duration> DURATION = new Scalar<>(
            "a time such as '90 s', '500 ms' or '2 min'",
            Schema.matching(NUMBER + " ?(?:ms|s|min)"),
            Quantities::duration);

    public static final Scalar<Integer> BAUD_RATE =
            new Scalar<>(RATE, Schema.matching(NUMBER + " ?baud"), text -> baud(text, RATE));

    /** A rate, or {@code auto} for {@link SlotPort#AUTO_BAUD}. */
    public static final Scalar<Integer> BAUD_RATE_OR_AUTO = new Scalar<>(
            RATE + ", or auto",
            Schema.matching(NUMBER + " ?baud|auto"),
            text -> text.equals("auto") ? SlotPort.AUTO_BAUD : baud(text, RATE + ", or auto"));

    public static final Scalar<Integer> SIZE = new Scalar<>(
            "a size such as '8 MiB'",
            Schema.matching(NUMBER + " ?(?:KiB|MiB)"),
            text -> range(quantity(text, BYTES, "a size such as '8 MiB'"), 1024, 1 << 30));

    /** In mm. */
    public static final Scalar<BigDecimal> LENGTH = new Scalar<>(
            "a length such as '2.5 mm'",
            Schema.matching(NUMBER + " ?mm"),
            text -> quantity(text, Map.of("mm", BigDecimal.ONE), "a length such as '2.5 mm'"));

    private Quantities() {}

    private static int baud(String text, String expected) {
        return range(quantity(text, BAUD, expected), 300, 12_000_000);
    }

    private static Duration duration(String text) {
        BigDecimal millis = quantity(text, MILLIS, "a time such as '90 s', '500 ms' or '2 min'");
        if (millis.signum() == 0 || millis.compareTo(BigDecimal.valueOf(3_600_000)) > 0) {
            throw new IllegalArgumentException("expected more than 0 and at most 60 min");
        }
        if (millis.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException("expected whole milliseconds");
        }
        return Duration.ofMillis(millis.longValueExact());
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
