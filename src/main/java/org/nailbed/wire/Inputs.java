package org.nailbed.wire;

/**
 * The four lines on which the far side of a UART speaks to this one; true = asserted, the pin is low.
 *
 * @param cts clear to send
 * @param dsr data set ready
 * @param dcd data carrier detect
 * @param ri ring indicator
 */
public record Inputs(boolean cts, boolean dsr, boolean dcd, boolean ri) {

    public static final Inputs NONE = new Inputs(false, false, false, false);
}
