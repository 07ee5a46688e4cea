package org.nailbed.app.bench.line;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nailbed.run.Outcome;

/**
 * What came of a rehearsal.
 *
 * @param idle of each run: from the board's insertion to the run's begin in the ledger, shortest first
 * @param complaints what does not hold; nothing when the books are true
 */
public record LineReport(
        LinePlan plan, Duration duration, List<Fed> fed, List<Duration> idle, List<String> complaints) {

    public LineReport {
        idle = idle.stream().sorted().toList();
    }

    public int attempts() {
        return fed.size();
    }

    public long count(Outcome outcome) {
        return fed.stream().filter(one -> one.ended().outcome() == outcome).count();
    }

    public Duration longestIdle() {
        return idle.get(idle.size() - 1);
    }

    public Duration medianIdle() {
        return idle.get(idle.size() / 2);
    }

    /** How many runs ended in each fault, by its code. */
    public Map<String, Long> faults() {
        return fed.stream()
                .flatMap(one -> one.ended().fault().stream())
                .collect(Collectors.groupingBy(fault -> fault.code().name(), TreeMap::new, Collectors.counting()));
    }

    /** The slot that served the fewest boards, and the one that served the most. */
    public List<Long> servedLeastAndMost() {
        List<Long> served =
                fed.stream().collect(Collectors.groupingBy(Fed::slot, Collectors.counting())).values().stream()
                        .sorted(Comparator.naturalOrder())
                        .toList();
        return List.of(served.get(0), served.get(served.size() - 1));
    }
}
