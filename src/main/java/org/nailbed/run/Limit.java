package org.nailbed.run;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The range in which a measured value is good; both ends belong to it. At least one end is given.
 *
 * @param unit the unit of both ends and of the margin; a measurement under this limit must carry the same
 * @param margin a good value closer to an end than this is {@link Judgement#MARGINAL}; 0 for none
 */
public record Limit(Optional<BigDecimal> low, Optional<BigDecimal> high, String unit, BigDecimal margin)
        implements Expectation {

    /** @throws IllegalArgumentException when neither end is given, low is above high, or the margins leave nothing good */
    public Limit {
        if (low.isEmpty() && high.isEmpty()) {
            throw new IllegalArgumentException("A limit needs a low or a high end.");
        }
        if (margin.signum() < 0) {
            throw new IllegalArgumentException("Limit margin " + margin.toPlainString() + " is below 0.");
        }
        if (low.isPresent() && high.isPresent()) {
            BigDecimal width = high.get().subtract(low.get());
            if (width.signum() < 0) {
                throw new IllegalArgumentException("Limit low " + low.get() + " is above high " + high.get() + ".");
            }
            if (margin.signum() > 0 && margin.add(margin).compareTo(width) > 0) {
                throw new IllegalArgumentException("Limit margin " + margin.toPlainString()
                        + " from both ends leaves nothing of " + low.get().toPlainString() + " to "
                        + high.get().toPlainString() + ".");
            }
        }
    }

    /** Without a margin. */
    public Limit(Optional<BigDecimal> low, Optional<BigDecimal> high, String unit) {
        this(low, high, unit, BigDecimal.ZERO);
    }

    @Override
    public Judgement judge(Measurement.Value value) {
        if (!(value instanceof Measurement.Value.Number seen) || !contains(seen.number())) {
            return Judgement.BAD;
        }
        boolean marginal = low.filter(end -> seen.number().subtract(end).compareTo(margin) < 0)
                        .isPresent()
                || high.filter(end -> end.subtract(seen.number()).compareTo(margin) < 0)
                        .isPresent();
        return marginal ? Judgement.MARGINAL : Judgement.GOOD;
    }

    public boolean contains(BigDecimal value) {
        return low.map(end -> value.compareTo(end) >= 0).orElse(true)
                && high.map(end -> value.compareTo(end) <= 0).orElse(true);
    }

    /** For people: "3.2 to 3.4 V", "at most 500 ms", "3.2 to 3.4 V (margin 0.02)". */
    @Override
    public String toString() {
        String ends = low.isPresent() && high.isPresent()
                ? low.get().toPlainString() + " to " + high.get().toPlainString()
                : low.map(value -> "at least " + value.toPlainString())
                        .orElseGet(() -> "at most " + high.orElseThrow().toPlainString());
        return (ends + " " + unit).strip() + (margin.signum() == 0 ? "" : " (margin " + margin.toPlainString() + ")");
    }
}
