package org.nailbed.simulator.label;

/**
 * A text or code on a label.
 *
 * @param text what a person reads, or a scanner gives; empty for a code whose data the printer cannot take
 */
public record PrintedField(Kind kind, Place place, String text) {

    /** How it is printed. */
    public enum Kind {
        TEXT,
        QR,
        DATA_MATRIX,
        CODE_128
    }

    /** Its upper left corner or the start of its base line, in dots from the label's origin. */
    public record Place(int x, int y) {}

    public boolean isCode() {
        return kind != Kind.TEXT;
    }
}
