package org.nailbed.run;

/** How a measurement stands to what was expected of it. Computed, never assigned. */
public enum Judgement {
    GOOD,
    /** Good, yet within the margin of an end of its limit: a PASS that is worth a look. */
    MARGINAL,
    BAD,
    /** Declared and never taken. */
    UNSET
}
