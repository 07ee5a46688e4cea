package org.nailbed.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Makes the ids of runs: UUIDv7 (RFC 9562, 5.7), so that ids sort by the time of their making. */
public final class RunIds {

    private RunIds() {}

    /** Each id is greater than the one before it in this process, also within a millisecond and when the clock steps back. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
