package org.nailbed.simulator;

/** A modem line that the PC reads. */
public enum InputLine {
    CTS,
    DSR,
    DCD,
    RI
}
