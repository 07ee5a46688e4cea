package org.nailbed.station.engine;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nailbed.station.Product;
import org.nailbed.station.SerialNumberRule;
import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;

/** Makes a serial number of what a scanner read. */
final class SerialNumbers {

    private static final Pattern SLOT_CODE = Pattern.compile("(?i)slot[-_: ]?0*([1-9][0-9]{0,3})");

    private SerialNumbers() {}

    /** Scanners send prefixes such as STX, group separators, and end with CR, LF or TAB. */
    static String plain(String scanned) {
        StringBuilder kept = new StringBuilder();
        scanned.codePoints()
                .filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT)
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }

    static boolean takes(Product product, String text) {
        return product.wantsScan()
                && product.serialNumber().filter(rule -> rule.fits(text)).isPresent();
    }

    /** @throws StationException when the text fits none of these products */
    static void requireFit(String text, Collection<Product> products) {
        if (products.stream().anyMatch(product -> takes(product, text))) {
            return;
        }
        if (products.stream().noneMatch(Product::wantsScan)) {
            throw new StationException(
                    Refusal.SERIAL_PATTERN,
                    "Product " + names(products) + " takes no serial number. Put the board in and press start.");
        }
        throw new StationException(
                Refusal.SERIAL_PATTERN,
                "'%s' is no serial number of product %s%s. Scan the label of the board."
                        .formatted(shortened(text), names(products), expected(text, products)));
    }

    private static String expected(String text, Collection<Product> products) {
        if (products.size() > 1) {
            return "";
        }
        return products.stream()
                .flatMap(product -> product.serialNumber().stream())
                .findFirst()
                .map(rule -> expected(text, rule))
                .orElse("");
    }

    /** An example says more than a pattern, unless the text looks right and is not. */
    private static String expected(String text, SerialNumberRule rule) {
        boolean mistyped = text.length() <= SerialNumberRule.MAX_LENGTH
                && rule.pattern().matcher(text).matches();
        return mistyped
                ? ": " + rule.why(text).orElse("").replaceFirst("\\.$", "")
                : ", expected "
                        + rule.example()
                                .map(example -> "one like " + example)
                                .orElse(rule.pattern().pattern());
    }

    private static String names(Collection<Product> products) {
        return products.stream().map(Product::name).distinct().collect(Collectors.joining(", "));
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** The number in the code of a slot: "SLOT-3", "slot:3". */
    static Optional<Integer> slotCode(String text) {
        Matcher matcher = SLOT_CODE.matcher(text);
        return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }
}
