package org.nailbed.station;

import java.time.Duration;
import java.util.Optional;
import org.nailbed.run.PhaseKey;

/**
 * How far a run is.
 *
 * @param phase empty before the first one
 * @param phaseIndex from 0
 * @param fraction 0 to 1 of the whole run; never goes back within a run
 * @param left an estimate; empty while unknown
 */
public record Advance(
        Optional<PhaseKey> phase,
        int phaseIndex,
        int phaseCount,
        double fraction,
        Optional<Duration> left,
        Duration elapsed) {

    public static Advance none(int phaseCount) {
        return new Advance(Optional.empty(), 0, phaseCount, 0, Optional.empty(), Duration.ZERO);
    }
}
