package org.nailbed.sequence.talk;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nailbed.run.Fault;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Recipe;
import org.nailbed.wire.Deadline;

/**
 * Talks to the application that a boot phase started.
 *
 * @param exchanges at least one
 * @param baud at which the application prints
 * @param lineEnd of what is sent
 */
public record Console(List<Exchange> exchanges, int baud, LineEnd lineEnd) implements PhaseKind {

    /** Of most applications. */
    public static final int USUAL_BAUD = 115_200;

    /** A console answers at once, or is slow for a reason that nobody here knows. */
    private static final Duration USUAL_ANSWER = Duration.ofMillis(200);

    /** @throws IllegalArgumentException when nothing is said or asked, or a measurement is taken twice */
    public Console {
        exchanges = List.copyOf(exchanges);
        if (exchanges.isEmpty()) {
            throw new IllegalArgumentException("A console phase needs at least one exchange.");
        }
        Set<String> names = new HashSet<>();
        exchanges.stream()
                .flatMap(exchange -> exchange.captures().stream())
                .map(capture -> capture.reading().name())
                .filter(name -> !names.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "Measurement " + name + " is captured twice. Give one another name.");
                });
    }

    public Console(List<Exchange> exchanges, int baud) {
        this(exchanges, baud, LineEnd.LF);
    }

    @Override
    public String word() {
        return "console";
    }

    @Override
    public Duration expected(Recipe recipe, int slotBaud) {
        return USUAL_ANSWER.multipliedBy(exchanges.size());
    }

    @Override
    public void declare(MeasurementSheet sheet, Recipe recipe) {
        Dialogue.declare(sheet, exchanges);
    }

    @Override
    public Optional<Fault> run(PhaseWork work, Deadline deadline) {
        return new Dialogue(work.programmer().console(baud), lineEnd, work).hold(exchanges, deadline);
    }
}
