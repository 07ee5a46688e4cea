package org.nailbed.ledger.job;

/** What starts a run on a slot. */
public enum StartRule {
    /** Somebody presses start. */
    BUTTON,
    /** The scan of a serial number for the slot. */
    SCAN,
    /** A board that appears on the slot. */
    BOARD,
    /** The handle of the fixture closes. */
    HANDLE
}
