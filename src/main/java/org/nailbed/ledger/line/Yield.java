package org.nailbed.ledger.line;

/**
 * How many units passed at their first attempt.
 *
 * @param passed of those tried
 * @param tried units whose first attempt ended PASS or FAIL
 */
public record Yield(long passed, long tried) {}
