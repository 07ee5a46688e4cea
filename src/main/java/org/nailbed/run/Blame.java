package org.nailbed.run;

/** Who is to blame for a fault; decides between FAIL and ERROR. */
public enum Blame {
    /** The board on the slot. */
    DUT(Outcome.FAIL),
    /** This PC, its cables, its database. */
    STATION(Outcome.ERROR),
    /** What was configured or put on the slot. */
    SETUP(Outcome.ERROR),
    /** Nailbed itself. */
    SOFTWARE(Outcome.ERROR),
    /** A person, or a power cut. */
    OPERATOR(Outcome.ABORTED);

    private final Outcome outcome;

    Blame(Outcome outcome) {
        this.outcome = outcome;
    }

    /** What a run ends in whose first fault carries this blame. */
    public Outcome outcome() {
        return outcome;
    }
}
