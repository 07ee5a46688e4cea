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
 * @param last the highest number; belongs to the range
 */
public record SerialRange(String name, String template, long first, long last) {
    private static final Pattern NUMBER = Pattern.compile("\\{n(?::0([1-9]|1[0-8]))?}");

    /** @throws IllegalArgumentException when the template has not exactly one number, or the ends are not in order */
    public SerialRange {
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("The name of a range of serial numbers has 1 to 200 characters.");
        }
        if (NUMBER.matcher(template).results().count() != 1) {
            throw new IllegalArgumentException("The template '" + template + "' of range " + name
                    + " must hold {n} or a padded number such as {n:06} once.");
        }
        if (first < 0 || last < first) {
            throw new IllegalArgumentException(
                    "Range " + name + " goes from " + first + " to " + last + ", expected 0 <= first <= last.");
        }
    }

    /** The serial number with this number in it. */
    public String serialNumber(long number) {
        Matcher place = NUMBER.matcher(template);
        if (!place.find()) {
            throw new IllegalStateException("checked when made");
        }
        String width = place.group(1);
        String digits = width == null ? Long.toString(number) : String.format(Locale.ROOT, "%0" + width + "d", number);
        return template.substring(0, place.start()) + digits + template.substring(place.end());
    }
}
