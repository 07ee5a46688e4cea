package org.nailbed.ledger;

/** Ended runs by outcome. */
public record Counters(long pass, long fail, long error, long aborted) {}
