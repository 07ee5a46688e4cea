package org.nailbed.run;

/** The one word of a run. Computed by {@link Verdict}, never assigned. */
public enum Outcome {
    /** Every phase done, every declared measurement set and in its limits. */
    PASS,
    /** The board is bad. */
    FAIL,
    /** The station cannot say. */
    ERROR,
    /** A person or a power cut stopped the run. */
    ABORTED
}
