package org.nailbed.flash.espressif.rate;

/**
 * What is known of one kind of chip on one port.
 *
 * @param heldBaud the highest rate that held; 0 when none has yet
 * @param failedBaud the lowest rate that failed; 0 when none did
 * @param boardsSince boards written without a fault since then
 */
record RateEntry(int heldBaud, int failedBaud, int boardsSince) {
    static final RateEntry UNKNOWN = new RateEntry(0, 0, 0);

    /** One bad board or one loose plug must not slow a slot down for ever. */
    static final int TRY_AGAIN_AFTER_BOARDS = 200;

    /** What may be tried is below this. */
    int ceiling() {
        return failedBaud == 0 || boardsSince >= TRY_AGAIN_AFTER_BOARDS ? Integer.MAX_VALUE : failedBaud;
    }

    RateEntry held(int baud) {
        return failedBaud != 0 && baud >= failedBaud
                ? new RateEntry(baud, 0, 0)
                : new RateEntry(
                        Math.max(heldBaud, baud), failedBaud, Math.min(boardsSince + 1, TRY_AGAIN_AFTER_BOARDS));
    }

    RateEntry failed(int baud) {
        int lowest = failedBaud == 0 ? baud : Math.min(failedBaud, baud);
        int held = heldBaud < lowest ? heldBaud : Rates.below(lowest).orElse(Rates.FIRST);
        return new RateEntry(held, lowest, 0);
    }
}
