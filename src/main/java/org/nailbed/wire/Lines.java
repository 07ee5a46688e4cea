package org.nailbed.wire;

/**
 * Which of the two modem lines are asserted; an asserted line pulls its pin low.
 *
 * <p>On an auto-program circuit RTS goes to EN and DTR to the boot strap, cross-coupled: {@link #NONE} and {@link #BOTH} leave
 * both pins high (protocol reference, 4.1).
 */
public enum Lines {
    NONE(false, false),
    DTR(true, false),
    RTS(false, true),
    BOTH(true, true);

    private final boolean dtr;
    private final boolean rts;

    Lines(boolean dtr, boolean rts) {
        this.dtr = dtr;
        this.rts = rts;
    }

    public boolean dtr() {
        return dtr;
    }

    public boolean rts() {
        return rts;
    }
}
