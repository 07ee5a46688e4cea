package org.nailbed.app.bench;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one contender needed for one jig full of boards.
 *
 * @param contender its name in the table
 * @param boardSeconds wall time of each board that passed
 * @param writeSeconds of it, writing alone, where the contender tells
 * @param wallSeconds from the first start to the last end
 * @param cpuSeconds of all its processes together
 * @param peakMemoryBytes resident, all its processes together
 * @param wireBytes that went to one board for writing, framing included, where the contender tells
 */
record Figures(
        String contender,
        int boards,
        List<Double> boardSeconds,
        List<Double> writeSeconds,
        double wallSeconds,
        double cpuSeconds,
        OptionalLong peakMemoryBytes,
        OptionalLong wireBytes) {

    int failed() {
        return boards - boardSeconds.size();
    }

    double cpuSecondsPerBoard() {
        return cpuSeconds / boards;
    }

    static OptionalDouble median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2);
    }

    static OptionalDouble worst(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).max();
    }
}
