package org.nailbed.app.bench.line;

/**
 * A shift to be rehearsed.
 *
 * @param boards that shall pass in the end
 * @param faultyPercent of them are bad at their first attempt and mended for their second
 * @param seed of the choice which ones, and how
 */
public record LinePlan(int slots, int boards, int faultyPercent, long seed) {

    /** @throws IllegalArgumentException when there is nothing to do, or a share is none */
    public LinePlan {
        if (slots < 1 || boards < slots || faultyPercent < 0 || faultyPercent > 100) {
            throw new IllegalArgumentException("A line of " + slots + " slots, " + boards + " boards, " + faultyPercent
                    + " % faulty: expected at least one slot, as many boards as slots, and 0 to 100 %.");
        }
    }
}
