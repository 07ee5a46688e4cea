package org.nailbed.simulator.peer;

/**
 * How a scanner was set up.
 *
 * @param terminator what follows the text, may be empty
 * @param prefix what comes before the text
 */
public record ScannerManner(String terminator, Prefix prefix) {

    /** As scanners come: carriage return, nothing before the text. */
    public static final ScannerManner USUAL = new ScannerManner("\r", Prefix.NONE);

    /** What comes before the text. */
    public enum Prefix {
        NONE,
        /** The AIM identifier of the symbology. */
        AIM_ID
    }
}
