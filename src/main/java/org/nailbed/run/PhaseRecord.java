package org.nailbed.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one phase did, once.
 *
 * @param started wall clock
 * @param duration by the monotonic clock
 * @param fault why it did not pass
 */
public record PhaseRecord(
        String name, Instant started, Duration duration, List<Measurement> measurements, Optional<Fault> fault) {

    public PhaseRecord {
        measurements = List.copyOf(measurements);
    }
}
