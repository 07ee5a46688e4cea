package org.nailbed.sequence.talk;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.nailbed.run.Expectation;
import org.nailbed.run.Limit;
import org.nailbed.run.Measurement.Value;
import org.nailbed.sequence.MeasurementSheet;

/**
 * A measurement that is read from text: of a board, an instrument or a person.
 *
 * @param unit of a number; empty otherwise. What is read must be in this unit: nothing is converted
 */
public record Reading(String name, Kind kind, String unit, Optional<Expectation> expectation) {

    /** The longest text that can be a number. */
    private static final int MAX_NUMBER_CHARACTERS = 64;

    /** The exponent is bounded: written out, a number stays readable. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,2})?");

    private static final Pattern HEX = Pattern.compile("(?:0[xX])?([0-9A-Fa-f]{1,16})");
    private static final Set<String> YES = Set.of("1", "true", "yes", "on", "ok", "pass");
    private static final Set<String> NO = Set.of("0", "false", "no", "off", "fail");

    /** What a text is read as. */
    public enum Kind {
        /** An exact decimal with '.', as {@code 3.30}, {@code -4} or {@code 1.25E-3}; neither a comma nor NaN nor hex. */
        NUMBER("a decimal number with '.'"),
        /** Up to 16 hex digits, with {@code 0x} before them or not; kept as a number. */
        HEX("a hex number"),
        /** As it is. */
        TEXT("text"),
        /** 1, true, yes, on, ok, pass; 0, false, no, off, fail; in any case. */
        FLAG("yes or no");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For messages. */
        public String words() {
            return words;
        }

        private boolean isNumber() {
            return this == NUMBER || this == HEX;
        }
    }

    /** @throws IllegalArgumentException when a text has a unit, or the expectation is of another kind or unit */
    public Reading {
        if (!unit.isEmpty() && !kind.isNumber()) {
            throw new IllegalArgumentException("Measurement " + name + " is " + kind.words() + " and has unit '" + unit
                    + "'. Leave the unit out.");
        }
        expectation.ifPresent(expected -> checkFits(name, kind, unit, expected));
    }

    private static void checkFits(String name, Kind kind, String unit, Expectation expected) {
        boolean fits = expected instanceof Limit limit
                ? kind.isNumber() && limit.unit().equals(unit)
                : kind == (expected instanceof Expectation.Is ? Kind.FLAG : Kind.TEXT);
        if (!fits) {
            throw new IllegalArgumentException(
                    "Measurement %s is %s in '%s'; it can never be %s. Give a limit of the same kind and unit."
                            .formatted(name, kind.words(), unit, expected));
        }
    }

    public static Reading of(String name, Kind kind) {
        return new Reading(name, kind, "", Optional.empty());
    }

    /** @throws IllegalArgumentException when the sheet has a measurement of this name */
    public void declare(MeasurementSheet sheet) {
        sheet.declare(name, unit, expectation);
    }

    /**
     * Takes the measurement from a text; spaces around it do not count.
     *
     * @return false when the text is no such value; nothing is set then
     */
    public boolean take(String text, MeasurementSheet sheet) {
        Optional<Value> value = valueOf(text);
        value.ifPresent(taken -> sheet.set(name, taken));
        return value.isPresent();
    }

    /** The value that a text stands for; empty when it is none of this kind. */
    public Optional<Value> valueOf(String text) {
        String bare = text.strip();
        return switch (kind) {
            case TEXT -> Optional.of(new Value.Text(bare));
            case NUMBER -> number(bare);
            case HEX -> hex(bare);
            case FLAG -> flag(bare.toLowerCase(Locale.ROOT));
        };
    }

    private static Optional<Value> number(String bare) {
        return bare.length() <= MAX_NUMBER_CHARACTERS && DECIMAL.matcher(bare).matches()
                ? Optional.of(new Value.Number(new BigDecimal(bare)))
                : Optional.empty();
    }

    private static Optional<Value> hex(String bare) {
        return Optional.of(HEX.matcher(bare))
                .filter(digits -> digits.matches())
                .map(digits -> new Value.Number(new BigDecimal(new BigInteger(digits.group(1), 16))));
    }

    private static Optional<Value> flag(String word) {
        return YES.contains(word) || NO.contains(word)
                ? Optional.of(new Value.Flag(YES.contains(word)))
                : Optional.empty();
    }
}
