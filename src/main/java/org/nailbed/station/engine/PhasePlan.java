package org.nailbed.station.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nailbed.flash.espressif.rate.Rates;
import org.nailbed.run.Outcome;
import org.nailbed.run.PhaseRecord;
import org.nailbed.run.Run;
import org.nailbed.sequence.Phase;
import org.nailbed.station.Product;
import org.nailbed.station.SlotPort;

/** How long each phase of a product should take on one slot: reckoned at first, then learned from the runs that passed. */
final class PhasePlan {

    /** Ten bits on the wire for each byte: start, eight, stop. */
    private static final double BITS_PER_BYTE = 10;

    private static final Duration CONNECT = Duration.ofMillis(1500);
    private static final Duration BOOT = Duration.ofMillis(1500);

    /** A loader digests about this much of its flash in a second, seen on ESP32-S3. */
    private static final double DIGEST_BYTES_PER_SECOND = 4_000_000;

    private final List<String> names;
    private final Map<String, Duration> expected = new ConcurrentHashMap<>();

    /** @param slotBaud may be {@link SlotPort#AUTO_BAUD}: the first runs show what it comes to */
    PhasePlan(Product product, int slotBaud) {
        List<Phase> phases = product.recipe().sequence().phases();
        int baud = slotBaud == SlotPort.AUTO_BAUD ? Rates.USUAL : slotBaud;
        this.names = phases.stream().map(Phase::name).toList();
        phases.forEach(phase -> expected.put(phase.name(), reckon(phase, product, baud)));
    }

    private static Duration reckon(Phase phase, Product product, int baud) {
        if (phase instanceof Phase.Identify) {
            return CONNECT;
        }
        if (phase instanceof Phase.BootCheck) {
            return BOOT;
        }
        boolean wire = phase instanceof Phase.Flash;
        double seconds = product.recipe().firmware().images().stream()
                .mapToDouble(image -> wire
                        ? image.deflated().length * BITS_PER_BYTE / baud
                        : image.padded().length / DIGEST_BYTES_PER_SECOND)
                .sum();
        return Duration.ofMillis(Math.max(200, (long) (seconds * 1000)));
    }

    int count() {
        return names.size();
    }

    double seconds(int phaseIndex) {
        return expected.getOrDefault(names.get(phaseIndex), Duration.ofSeconds(1))
                        .toMillis()
                / 1000.0;
    }

    /** Of the phases from {@code from} up to before {@code to}. */
    double seconds(int from, int to) {
        double sum = 0;
        for (int index = from; index < to; index++) {
            sum += seconds(index);
        }
        return sum;
    }

    /** Half the old, half the new: follows a slower cable within a few boards, yet no single run leads it astray. */
    void learn(Run run) {
        if (run.outcome() != Outcome.PASS) {
            return;
        }
        for (PhaseRecord phase : run.phases()) {
            expected.computeIfPresent(
                    phase.name(), (name, old) -> old.plus(phase.duration()).dividedBy(2));
        }
    }
}
