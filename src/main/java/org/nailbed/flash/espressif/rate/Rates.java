package org.nailbed.flash.espressif.rate;

import java.util.Arrays;
import java.util.Optional;

/** The rates worth trying, in baud: each is known to every loader and to most adapters (protocol reference, 7.3). */
public final class Rates {
    /** The rate at which every loader starts. */
    public static final int FIRST = 115_200;

    /** Where a port begins of which nothing is known: nearly all hold it. */
    public static final int USUAL = 921_600;

    private static final int[] LADDER = {FIRST, 230_400, 460_800, USUAL, 1_500_000, 2_000_000, 3_000_000};

    private Rates() {}

    /** The next step down; {@link #FIRST} has none. */
    public static Optional<Integer> below(int baud) {
        return Arrays.stream(LADDER).filter(rate -> rate < baud).boxed().reduce((lower, higher) -> higher);
    }

    /** The next step up; the last has none. */
    public static Optional<Integer> above(int baud) {
        return Arrays.stream(LADDER).filter(rate -> rate > baud).boxed().findFirst();
    }
}
