package org.nailbed.station;

import java.time.Instant;
import org.nailbed.ledger.Counters;
import org.nailbed.ledger.line.Yield;

/**
 * The day so far, as the ledger last answered.
 *
 * @param firstPass first attempts only
 * @param since midnight in the station's zone
 */
public record Day(Counters counters, Yield firstPass, Instant since, DatabaseState database) {

    /** Whether the last thing that the database was asked was answered. */
    public enum DatabaseState {
        UP,
        DOWN
    }
}
