package org.nailbed.ledger.line;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serial numbers that are handed out one after the other. The ledger remembers by the name how far it came: two products with
 * one name share one row of numbers, and two databases that shall not give out the same number need ranges that do not meet.
 *
 * @param name 1 to 200 characters
 * @param template text with one <code>{n}</code> or, padded with zeros to a width of 1 to 18 digits, <code>{n:06}</code>
 * @param first the lowest number, 0 or more
 * @param last the highest number; belongs to the range, and fits the width if there is one
 */
public record SerialRange(String name, String template, long first, long last) {
    /** The greatest number of 18 digits. */
    private static final long GREATEST = 999_999_999_999_999_999L;

    private static final Pattern NUMBER = Pattern.compile("\\{n(?::0([1-9]|1[0-8]))?}");

    /** @throws IllegalArgumentException when the template has not exactly one number, or the ends are not in order, or
     *     the last number does not fit */
    public SerialRange {
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("The name of a range of serial numbers has 1 to 200 characters.");
        }
        if (NUMBER.matcher(template).results().count() != 1) {
            throw new IllegalArgumentException("The template '" + template + "' of range " + name
                    + " must hold {n} or a padded number such as {n:06} once.");
        }
        if (first < 0 || last < first || last > GREATEST) {
            throw new IllegalArgumentException("Range " + name + " goes from " + first + " to " + last
                    + ", expected 0 <= first <= last <= " + GREATEST + ".");
        }
        // A longer number among padded ones would be taken for a slip of the pen.
        if (digits(template, last).length() > digits(template, 0).length() && isPadded(template)) {
            throw new IllegalArgumentException("The last number " + last + " of range " + name
                    + " has more digits than its template '" + template + "' pads to.");
        }
    }

    /** The serial number with this number in it. */
    public String serialNumber(long number) {
        Matcher place = place(template);
        return template.substring(0, place.start()) + digits(template, number) + template.substring(place.end());
    }

    private static String digits(String template, long number) {
        String width = place(template).group(1);
        return width == null ? Long.toString(number) : String.format(Locale.ROOT, "%0" + width + "d", number);
    }

    private static boolean isPadded(String template) {
        return place(template).group(1) != null;
    }

    private static Matcher place(String template) {
        Matcher place = NUMBER.matcher(template);
        if (!place.find()) {
            throw new IllegalStateException("checked when made");
        }
        return place;
    }
}
