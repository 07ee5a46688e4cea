package org.nailbed.sequence;

/** What stands around a board in its fixture. Of the station; shared by all slots. */
public record Surroundings(Rules rules, Operator operator, Instruments instruments, Printers printers) {

    /** No rules, nobody to ask, nothing to measure with. */
    public static final Surroundings NONE =
            new Surroundings(Rules.NONE, Operator.NOBODY, Instruments.NONE, Printers.NONE);
}
