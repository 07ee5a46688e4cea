package org.nailbed.wire;

/** What went over a port lately, both directions, with times; a bounded ring that is always on. */
public final class Trace {

    /** For people: a line per chunk with relative time, direction, hex and text. */
    public String dump() {
        return "";
    }
}
