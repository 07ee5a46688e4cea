package org.nailbed.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What one phase did, once.
 *
 * @param started wall clock
 * @param duration by the monotonic clock
 * @param fault why it did not pass
 */
public record PhaseRecord(
        PhaseKey key, Instant started, Duration duration, List<Measurement> measurements, Optional<Fault> fault) {

    public PhaseRecord {
        measurements = List.copyOf(measurements);
    }

    public String name() {
        return key.name();
    }

    /** Whether the phase did what it should: no fault, and every measurement as expected. */
    public boolean isGood() {
        return fault.isEmpty() && measurements.stream().allMatch(Measurement::isGood);
    }

    /** Those of a run that count: of a phase that was tried again, the last try only. */
    public static List<PhaseRecord> counting(List<PhaseRecord> phases) {
        return IntStream.range(0, phases.size())
                .filter(i -> i + 1 == phases.size()
                        || !phases.get(i + 1).key().equals(phases.get(i).key().nextTry()))
                .mapToObj(phases::get)
                .toList();
    }
}
