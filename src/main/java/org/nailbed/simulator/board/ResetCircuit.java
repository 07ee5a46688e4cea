package org.nailbed.simulator.board;

/**
 * The auto-program circuit: RTS pulls EN down, DTR pulls the boot strap down, cross-coupled so that both or none leave both pins
 * high (protocol reference, 4.1). A capacitor delays the rise of EN; the strap is read when EN is up.
 */
final class ResetCircuit {
    static final long NEVER = Long.MAX_VALUE;
    /** 10 kΩ against about half a microfarad. */
    static final long RISE_NANOS = 5_000_000;

    private boolean enableLow;
    private boolean strapLow;
    private long upAt = NEVER;

    /** @return whether EN was pulled down just now */
    boolean set(boolean dtr, boolean rts, long now) {
        boolean wasLow = enableLow;
        enableLow = rts && !dtr;
        strapLow = dtr && !rts;
        if (enableLow) {
            upAt = NEVER;
        } else if (wasLow) {
            upAt = now + RISE_NANOS;
        }
        return enableLow && !wasLow;
    }

    boolean holdsReset() {
        return enableLow || upAt != NEVER;
    }

    boolean pullsStrap() {
        return strapLow;
    }

    /** When EN is up and the strap is read. */
    long upAtNanos() {
        return upAt;
    }

    /** @return whether the strap asks for download mode */
    boolean comeUp() {
        upAt = NEVER;
        return strapLow;
    }
}
