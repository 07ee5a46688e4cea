package org.nailbed.ledger.job;

/**
 * How far a job came, counted from the runs that were admitted for it.
 *
 * @param passedUnits units whose newest ended run is a PASS
 * @param failedUnits units whose newest ended run is a FAIL
 * @param inWork units with a run that goes on
 * @param attempts runs
 * @param firstPassPassed of those tried, how many passed
 * @param firstPassTried runs that were their unit's first attempt at its step and ended PASS or FAIL
 * @param remaining units that have still to pass, 0 or more
 */
public record JobProgress(
        int passedUnits,
        int failedUnits,
        int inWork,
        int attempts,
        int firstPassPassed,
        int firstPassTried,
        int remaining) {}
