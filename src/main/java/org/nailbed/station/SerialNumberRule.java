package org.nailbed.station;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nailbed.ledger.line.SerialRange;
import org.nailbed.sequence.Template;

/**
 * What a product's serial numbers look like, and where they come from.
 *
 * @param pattern matched against the whole text
 * @param example for the operator; fits the pattern, and its check digit is right
 * @param check of what the pattern's first group captures, or of the whole text when it has no group
 */
public record SerialNumberRule(Pattern pattern, Optional<String> example, Optional<CheckDigit> check, Origin origin) {

    /** Longer than any label's code, short enough to be matched in no time. */
    public static final int MAX_LENGTH = 128;

    /** Where the serial number of a new unit comes from. */
    public sealed interface Origin {}

    /** From the label of the board, read by a scanner. */
    public record Scanned() implements Origin {}

    /** The next one that the ledger has not given out. */
    public record FromRange(SerialRange range) implements Origin {}

    /** Made from the board's own MAC: the template holds {@code {mac-hex}} or {@code {mac}}. */
    public record FromMac(Template template) implements Origin {}

    /** A way to see that a number was mistyped. */
    public interface CheckDigit {

        /** As product files write it: "luhn". */
        String word();

        /** @param text with its check digit, which comes last */
        boolean isRight(String text);
    }

    /** @throws IllegalArgumentException when the example, or an end of the range, does not fit */
    public SerialNumberRule {
        refuse("example", example.flatMap(text -> why(text, pattern, check)));
        if (origin instanceof FromRange from) {
            SerialRange range = from.range();
            refuse("range's first number", why(range.serialNumber(range.first()), pattern, check));
            refuse("range's last number", why(range.serialNumber(range.last()), pattern, check));
        }
    }

    /** Scanned. */
    public SerialNumberRule(Pattern pattern, Optional<String> example, Optional<CheckDigit> check) {
        this(pattern, example, check, new Scanned());
    }

    /** Scanned, without a check digit. */
    public SerialNumberRule(Pattern pattern, Optional<String> example) {
        this(pattern, example, Optional.empty());
    }

    private static void refuse(String what, Optional<String> why) {
        why.ifPresent(text -> {
            throw new IllegalArgumentException("The " + what + " " + text);
        });
    }

    public boolean isScanned() {
        return origin instanceof Scanned;
    }

    public boolean fits(String text) {
        return why(text).isEmpty();
    }

    /** Why a text is no serial number of this product: "'NB-1' does not fit the pattern 'NB-\d{6}'."; empty when it is one. */
    public Optional<String> why(String text) {
        return why(text, pattern, check);
    }

    private static Optional<String> why(String text, Pattern pattern, Optional<CheckDigit> check) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return Optional.of(
                    "'%s' has %d characters, expected 1 to %d.".formatted(shortened(text), text.length(), MAX_LENGTH));
        }
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return Optional.of("'" + text + "' does not fit the pattern '" + pattern + "'.");
        }
        String checked =
                matcher.groupCount() > 0 ? Optional.ofNullable(matcher.group(1)).orElse("") : text;
        return check.filter(digit -> !digit.isRight(checked))
                .map(digit -> "'%s' has a wrong check digit (%s over '%s'); it was mistyped or misread."
                        .formatted(text, digit.word(), checked));
    }

    private static String shortened(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }
}
