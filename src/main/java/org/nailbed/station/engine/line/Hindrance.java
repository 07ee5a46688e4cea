package org.nailbed.station.engine.line;

import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;

/**
 * Why no run may begin.
 *
 * @param message what, and what to do
 */
public record Hindrance(Refusal refusal, String message) {

    public StationException asException() {
        return new StationException(refusal, message);
    }
}
