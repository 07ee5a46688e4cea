package org.nailbed.flash;

/** How much of a set is written. Proof is the same for both: the board digests every region afterwards. */
public enum WriteMode {
    /** What the board says that it holds already is left alone; only the rest is erased and written. */
    CHANGED,
    /** Every byte, whatever the board holds. */
    ALL
}
