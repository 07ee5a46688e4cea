package org.nailbed.sequence.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nailbed.run.Attachment;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Measurement.Value;
import org.nailbed.sequence.Instruments;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.SequenceException;
import org.nailbed.sequence.scpi.ScpiClient;
import org.nailbed.sequence.talk.Reading;
import org.nailbed.wire.Deadline;

/**
 * Measures with an instrument of the station, which is this slot's alone as long as that takes.
 *
 * @param name as the station file names it
 * @param queries at least one
 */
public record Instrument(String name, List<Query> queries) implements PhaseKind {

    /** The answer to {@code *IDN?}. */
    public static final String IDENTITY = "identity";

    /** What stands for a value beyond every range; NaN is a little more (SCPI-99, volume 1, 7.2.1). */
    private static final BigDecimal OVERLOAD = new BigDecimal("9.9E37");

    private static final Duration USUAL_ANSWER = Duration.ofMillis(300);
    private static final int SHOWN_CHARACTERS = 60;

    /** @throws IllegalArgumentException when nothing is asked, or a measurement is taken twice */
    public Instrument {
        queries = List.copyOf(queries);
        if (queries.isEmpty()) {
            throw new IllegalArgumentException("Instrument " + name + " is asked nothing. Give it a query.");
        }
        Set<String> names = new HashSet<>(Set.of(IDENTITY));
        queries.stream()
                .flatMap(query -> query.reading().stream())
                .map(Reading::name)
                .filter(measurement -> !names.add(measurement))
                .findFirst()
                .ifPresent(twice -> {
                    throw new IllegalArgumentException(
                            "Measurement " + twice + " is taken twice. Give one another name.");
                });
    }

    @Override
    public String word() {
        return "instrument";
    }

    @Override
    public Duration expected(Recipe recipe, int baud) {
        return queries.stream()
                .map(query -> query.settle().orElse(Duration.ZERO).plus(USUAL_ANSWER))
                .reduce(USUAL_ANSWER, Duration::plus);
    }

    @Override
    public void declare(MeasurementSheet sheet, Recipe recipe) {
        sheet.declare(IDENTITY);
        queries.forEach(query -> query.reading().ifPresent(reading -> reading.declare(sheet)));
    }

    @Override
    public Optional<Fault> run(PhaseWork work, Deadline deadline) {
        try (Instruments.Lease lease = work.surroundings().instruments().borrow(name, work, deadline);
                ScpiClient client = ScpiClient.open(name, lease, deadline)) {
            try {
                work.sheet().set(IDENTITY, client.identity());
                queries.forEach(query -> ask(query, client, work, deadline));
                client.checkErrors(deadline);
            } finally {
                String log = work.data().masked(client.log());
                work.attach(new Attachment(work.phase() + ".log", "text/plain", log.getBytes(UTF_8)));
            }
        }
        return Optional.empty();
    }

    private void ask(Query query, ScpiClient client, PhaseWork work, Deadline deadline) {
        String command = query.fill(work.data());
        if (query.isAnswered()) {
            String answer = client.query(command, deadline);
            query.reading().ifPresent(reading -> measure(reading, command, answer, work));
        } else {
            client.command(command, deadline);
        }
        query.settle()
                .ifPresent(time -> work.ticker().sleep(deadline.atMost(time).remaining()));
    }

    private void measure(Reading reading, String command, String answer, PhaseWork work) {
        Optional<Value> value = reading.valueOf(reading.kind() == Reading.Kind.TEXT ? unquoted(answer) : answer);
        if (value.isEmpty()) {
            throw nonsense(command, answer, "expected " + reading.kind().words(), work);
        }
        if (value.get() instanceof Value.Number number && number.number().abs().compareTo(OVERLOAD) >= 0) {
            throw nonsense(command, answer, "which stands for overload or no number; check range and contacts", work);
        }
        work.sheet().set(reading.name(), value.get());
    }

    private SequenceException nonsense(String command, String answer, String why, PhaseWork work) {
        String shown = answer.length() <= SHOWN_CHARACTERS ? answer : answer.substring(0, SHOWN_CHARACTERS) + "…";
        return new SequenceException(
                FaultCode.INSTRUMENT_REPLY,
                work.data().masked("Instrument %s answers %s with '%s', %s.".formatted(name, command, shown, why)));
    }

    /** A text comes in quotes, and a quote in it twice (IEEE 488.2, 8.7.8). */
    private static String unquoted(String answer) {
        boolean quoted = answer.length() >= 2 && answer.startsWith("\"") && answer.endsWith("\"");
        return quoted ? answer.substring(1, answer.length() - 1).replace("\"\"", "\"") : answer;
    }
}
