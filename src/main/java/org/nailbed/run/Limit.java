package org.nailbed.run;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The range in which a measured value is good; both ends belong to it. At least one end is given.
 *
 * @param unit the unit of both ends; a measurement under this limit must carry the same
 */
public record Limit(Optional<BigDecimal> low, Optional<BigDecimal> high, String unit) {

    /** @throws IllegalArgumentException when neither end is given, or low is above high */
    public Limit {
        if (low.isEmpty() && high.isEmpty()) {
            throw new IllegalArgumentException("A limit needs a low or a high end.");
        }
        if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0) {
            throw new IllegalArgumentException("Limit low " + low.get() + " is above high " + high.get() + ".");
        }
    }

    public boolean contains(BigDecimal value) {
        return low.map(end -> value.compareTo(end) >= 0).orElse(true)
                && high.map(end -> value.compareTo(end) <= 0).orElse(true);
    }

    /** For people: "3.2 to 3.4 V", "at most 500 ms". */
    @Override
    public String toString() {
        if (low.isPresent() && high.isPresent()) {
            return (low.get().toPlainString() + " to " + high.get().toPlainString() + " " + unit).strip();
        }
        String end = low.map(value -> "at least " + value.toPlainString())
                .orElseGet(() -> "at most " + high.orElseThrow().toPlainString());
        return (end + " " + unit).strip();
    }
}
