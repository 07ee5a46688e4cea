package org.nailbed.station.engine;

import org.nailbed.station.Product;
import org.nailbed.station.SerialNumberRule;
import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;

/** Makes a serial number of what a scanner typed. */
final class SerialNumbers {

    private SerialNumbers() {}

    /** @throws StationException when it does not fit the product */
    static String read(String scanned, Product product) {
        SerialNumberRule rule = product.serialNumber()
                .orElseThrow(() -> new StationException(
                        Refusal.SERIAL_PATTERN,
                        "Product " + product.name() + " takes no serial number. Put the board in and press start."));
        String text = withoutControls(scanned).strip();
        if (!rule.fits(text)) {
            throw new StationException(
                    Refusal.SERIAL_PATTERN,
                    "'" + shortened(text) + "' is no serial number of product " + product.name() + ", expected "
                            + rule.example()
                                    .map(example -> "one like " + example)
                                    .orElse(rule.pattern().pattern())
                            + ". Scan the label of the board.");
        }
        return text;
    }

    /** Scanners send prefixes such as STX, group separators, and end with CR, LF or TAB. */
    private static String withoutControls(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
