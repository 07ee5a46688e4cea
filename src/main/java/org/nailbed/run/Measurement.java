package org.nailbed.run;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A named fact about the DUT. Declared by a phase, set at most once; declared and not set is never a PASS.
 *
 * @param value number or text; empty when the phase ended before it could be set
 * @param unit empty for a plain count or text
 */
public record Measurement(String name, Optional<Value> value, String unit, Optional<Limit> limit) {

    /** A measured value: exact decimal, or text. */
    public sealed interface Value {
        @SuppressWarnings("JavaLangClash") // what else should a number be called; it is written Value.Number
        record Number(BigDecimal number) implements Value {
            @Override
            public String toString() {
                return number.toPlainString();
            }
        }

        record Text(String text) implements Value {
            @Override
            public String toString() {
                return "'" + text + "'";
            }
        }
    }

    /** @throws IllegalArgumentException when the limit is in another unit */
    public Measurement {
        if (limit.isPresent() && !limit.get().unit().equals(unit)) {
            throw new IllegalArgumentException("Measurement " + name + " is in '" + unit + "', its limit in '"
                    + limit.get().unit() + "'.");
        }
    }

    public static Measurement ofText(String name, String text) {
        return new Measurement(name, Optional.of(new Value.Text(text)), "", Optional.empty());
    }

    public static Measurement ofNumber(String name, BigDecimal number, String unit) {
        return new Measurement(name, Optional.of(new Value.Number(number)), unit, Optional.empty());
    }

    public static Measurement ofNumber(String name, long number, String unit) {
        return ofNumber(name, BigDecimal.valueOf(number), unit);
    }

    public boolean isSet() {
        return value.isPresent();
    }

    /** Whether the value is set and inside its limit, if it has one; text under a limit is never inside. */
    public boolean isGood() {
        if (value.isEmpty()) {
            return false;
        }
        return limit.map(range -> value.get() instanceof Value.Number number && range.contains(number.number()))
                .orElse(true);
    }
}
