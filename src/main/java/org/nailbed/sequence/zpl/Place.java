package org.nailbed.sequence.zpl;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Where the top left corner of something on a label is.
 *
 * @param xMm from the left edge
 * @param yMm from the top edge
 */
public record Place(BigDecimal xMm, BigDecimal yMm) {

    /** @throws IllegalArgumentException when it is left of or above the label */
    public Place {
        if (xMm.signum() < 0 || yMm.signum() < 0) {
            throw new IllegalArgumentException("Place %s, %s mm is not on the label. Count from its top left corner."
                    .formatted(xMm.toPlainString(), yMm.toPlainString()));
        }
    }

    static int dots(BigDecimal mm, int dotsPerMm) {
        return mm.multiply(BigDecimal.valueOf(dotsPerMm))
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    /** ^FO. */
    String zpl(int dotsPerMm) {
        return "^FO" + dots(xMm, dotsPerMm) + "," + dots(yMm, dotsPerMm);
    }
}
