package org.nailbed.run;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A named fact about the DUT. Declared by a phase, set at most once; declared and not set is never a PASS.
 *
 * @param value number, text or flag; empty when the phase ended before it could be set
 * @param unit empty for a plain count, text or flag
 * @param expectation empty where any value is as good as another
 */
public record Measurement(String name, Optional<Value> value, String unit, Optional<Expectation> expectation) {

    /** A measured value: exact decimal, text, or yes and no. */
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

        record Flag(boolean flag) implements Value {
            @Override
            public String toString() {
                return flag ? "yes" : "no";
            }
        }
    }

    /** @throws IllegalArgumentException when the limit is in another unit */
    public Measurement {
        expectation.ifPresent(expected -> {
            String expectedUnit = expected instanceof Limit limit ? limit.unit() : "";
            if (!expectedUnit.equals(unit)) {
                throw new IllegalArgumentException(
                        "Measurement " + name + " is in '" + unit + "', its limit in '" + expectedUnit + "'.");
            }
        });
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

    /** Where the expectation is a range. */
    public Optional<Limit> limit() {
        return expectation.filter(Limit.class::isInstance).map(Limit.class::cast);
    }

    public Judgement judgement() {
        return value.map(seen ->
                        expectation.map(expected -> expected.judge(seen)).orElse(Judgement.GOOD))
                .orElse(Judgement.UNSET);
    }

    /** Whether the value is set and as expected, be it only just. */
    public boolean isGood() {
        return judgement() == Judgement.GOOD || judgement() == Judgement.MARGINAL;
    }

    /** The same measurement, taken. */
    public Measurement withValue(Value taken) {
        return new Measurement(name, Optional.of(taken), unit, expectation);
    }
}
