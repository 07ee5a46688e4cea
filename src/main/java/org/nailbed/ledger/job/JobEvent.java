package org.nailbed.ledger.job;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody started, paused or finished a job.
 *
 * @param at by the station's clock
 */
public record JobEvent(UUID job, Kind kind, String by, Instant at) {

    public enum Kind {
        /** Also goes on after a pause. */
        START,
        PAUSE,
        /** For ever. */
        FINISH
    }
}
