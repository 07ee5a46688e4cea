package org.nailbed.station.config.phase;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nailbed.station.config.type.Scalar;
import org.nailbed.station.config.yaml.Schema;

/**
 * An end of a limit.
 *
 * @param unit empty when the file gives none with the number
 */
record Bound(BigDecimal number, String unit) {

    private static final String NUMBER = "-?[0-9]+(?:\\.[0-9]+)?";
    private static final String UNIT = "[^0-9\\s.,+-][^\\s]{0,15}";
    private static final Pattern WHOLE = Pattern.compile("(" + NUMBER + ")(?: ?(" + UNIT + "))?");

    static final Scalar<Bound> TYPE = new Scalar<>(
            "a number with its unit such as '3.2 V'",
            Schema.anyOf(Schema.type("number"), Schema.matching(NUMBER + "(?: ?" + UNIT + ")?")),
            Bound::parse);

    private static Bound parse(String text) {
        Matcher matcher = WHOLE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a number with its unit such as '3.2 V'");
        }
        return new Bound(
                new BigDecimal(matcher.group(1)),
                Optional.ofNullable(matcher.group(2)).orElse(""));
    }

    @Override
    public String toString() {
        return (number.toPlainString() + " " + unit).strip();
    }
}
