package org.nailbed.ledger.line;

import java.time.Instant;

/**
 * A MAC taken from its unit by a person.
 *
 * @param by who
 * @param reason why, in that person's words
 * @param at by the station's clock
 */
public record Release(String mac, String by, String reason, Instant at) {}
