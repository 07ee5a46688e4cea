package org.nailbed.station.engine.slot;

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

    private final List<String> names;
    private final Map<String, Duration> expected = new ConcurrentHashMap<>();

    /** @param slotBaud may be {@link SlotPort#AUTO_BAUD}: the first runs show what it comes to */
    PhasePlan(Product product, int slotBaud) {
        List<Phase> phases = product.recipe().sequence().phases();
        int baud = slotBaud == SlotPort.AUTO_BAUD ? Rates.USUAL : slotBaud;
        this.names = phases.stream().map(Phase::name).toList();
        phases.forEach(phase -> expected.put(phase.name(), phase.kind().expected(product.recipe(), baud)));
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
