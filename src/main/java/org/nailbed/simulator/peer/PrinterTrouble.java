package org.nailbed.simulator.peer;

/** What keeps a pretended printer from printing, or from saying so. */
public enum PrinterTrouble {
    PAPER_OUT,
    PAUSED,
    HEAD_UP,
    RIBBON_OUT,
    /** Its buffer is full; it says so and prints what it has. */
    BUFFER_FULL,
    /** Prints, and answers nothing. */
    MUTE;

    boolean stopsPrinting() {
        return this == PAPER_OUT || this == PAUSED || this == HEAD_UP || this == RIBBON_OUT;
    }
}
