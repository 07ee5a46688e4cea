package org.nailbed.station.engine.line;

import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;

/**
 * Who does a thing that is recorded, and why.
 *
 * @param reason may be empty where none is asked for
 */
record Person(String by, String reason) {

    /** @throws StationException when there is no name */
    void require() {
        if (by.isBlank()) {
            throw new StationException(Refusal.NOT_POSSIBLE, "Nobody's name stands behind this. Give yours.");
        }
    }
}
