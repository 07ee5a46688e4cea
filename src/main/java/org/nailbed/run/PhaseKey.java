package org.nailbed.run;

/**
 * Which phase of a sequence was done, and for which time.
 *
 * @param name unique in its sequence
 * @param tryNumber from 1
 */
public record PhaseKey(Group group, String name, int tryNumber) {

    /** When a phase runs. */
    public enum Group {
        /** Before the board is worked on: what does not hold here is no fault of what comes after. */
        SETUP,
        MAIN,
        /** Whatever happened before. */
        TEARDOWN
    }

    /** @throws IllegalArgumentException when the number is below 1 */
    public PhaseKey {
        if (tryNumber < 1) {
            throw new IllegalArgumentException("Try " + tryNumber + " of phase " + name + ", expected 1 or more.");
        }
    }

    /** The first try of a phase of the main group. */
    public static PhaseKey main(String name) {
        return new PhaseKey(Group.MAIN, name, 1);
    }

    public PhaseKey nextTry() {
        return new PhaseKey(group, name, tryNumber + 1);
    }
}
