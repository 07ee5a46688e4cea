package org.nailbed.station;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a product's serial numbers look like.
 *
 * @param pattern matched against the whole text
 * @param example for the operator; fits the pattern
 */
public record SerialNumberRule(Pattern pattern, Optional<String> example) {

    /** Longer than any label's code, short enough to be matched in no time. */
    static final int MAX_LENGTH = 128;

    /** @throws IllegalArgumentException when the example does not fit */
    public SerialNumberRule {
        if (example.isPresent() && !fits(pattern, example.get())) {
            throw new IllegalArgumentException(
                    "The example '" + example.get() + "' does not fit the pattern '" + pattern + "'.");
        }
    }

    public boolean fits(String text) {
        return fits(pattern, text);
    }

    private static boolean fits(Pattern pattern, String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && pattern.matcher(text).matches();
    }
}
