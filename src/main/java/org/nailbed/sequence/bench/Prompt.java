package org.nailbed.sequence.bench;

import java.time.Duration;
import java.util.Optional;
import org.nailbed.run.Expectation;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.Operator;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.talk.Reading;
import org.nailbed.wire.Deadline;

/**
 * Asks the person at the slot; secrets of the unit are masked.
 *
 * @param picture shown beside the question
 * @param reading of the answer: needed for a value; of a yes-or-no question it is {@link #ANSWER} unless it is named; a
 *     confirmation has none
 */
public record Prompt(Template text, Operator.Kind kind, Optional<Operator.Picture> picture, Optional<Reading> reading)
        implements PhaseKind {

    /** The measurement of a yes-or-no question: a flag. */
    public static final String ANSWER = "answer";

    private static final Duration OF_A_PERSON = Duration.ofSeconds(5);
    private static final int MAX_ANSWER_CHARACTERS = 1000;

    /** @throws IllegalArgumentException when the reading is not of the kind that the answer will be */
    public Prompt {
        boolean flag =
                reading.filter(answer -> answer.kind() == Reading.Kind.FLAG).isPresent();
        switch (kind) {
            case YES_NO -> check(reading.isEmpty() || flag, text, "a yes or no, so its measurement must be a flag");
            case VALUE ->
                check(reading.isPresent() && !flag, text, "a value, so it needs a measurement of a number or a text");
            case CONFIRM -> check(reading.isEmpty(), text, "to be confirmed, so there is nothing to measure");
        }
        if (kind == Operator.Kind.YES_NO && reading.isEmpty()) {
            reading = Optional.of(Reading.of(ANSWER, Reading.Kind.FLAG));
        }
    }

    private static void check(boolean fits, Template text, String wanted) {
        if (!fits) {
            throw new IllegalArgumentException("Question '%s' wants %s.".formatted(text, wanted));
        }
    }

    @Override
    public String word() {
        return "prompt";
    }

    @Override
    public Duration expected(Recipe recipe, int baud) {
        return OF_A_PERSON;
    }

    @Override
    public void declare(MeasurementSheet sheet, Recipe recipe) {
        reading.ifPresent(answer -> answer.declare(sheet));
    }

    @Override
    public Optional<Fault> run(PhaseWork work, Deadline deadline) {
        String asked = work.data().masked(text.fill(work.data()));
        Operator.Answer answer = ask(asked, work, deadline);
        while (answer instanceof Operator.Given given && !taken(given, work)) {
            String wanted = reading.orElseThrow().kind().words();
            answer = ask("'%.40s' is not %s. %s".formatted(given.text(), wanted, asked), work, deadline);
        }
        if (answer instanceof Operator.Given) {
            return Optional.empty();
        }
        boolean yes = answer instanceof Operator.Yes;
        reading.ifPresent(flag -> work.sheet().set(flag.name(), yes));
        return answer instanceof Operator.No no && !noIsWanted() ? Optional.of(refused(asked, no)) : Optional.empty();
    }

    private Operator.Answer ask(String asked, PhaseWork work, Deadline deadline) {
        Optional<String> unit = reading.map(Reading::unit).filter(name -> !name.isEmpty());
        Operator.Answer answer =
                work.surroundings().operator().ask(new Operator.Question(asked, kind, unit, picture), deadline);
        if ((kind == Operator.Kind.VALUE) != (answer instanceof Operator.Given)) {
            throw new IllegalStateException("A question of kind " + kind + " was answered by " + answer + ".");
        }
        return answer;
    }

    private boolean taken(Operator.Given given, PhaseWork work) {
        return !given.text().isBlank()
                && given.text().length() <= MAX_ANSWER_CHARACTERS
                && reading.orElseThrow().take(given.text(), work.sheet());
    }

    /** "Is it scratched?" is answered no by a good board. */
    private boolean noIsWanted() {
        return reading.flatMap(Reading::expectation)
                .filter(new Expectation.Is(false)::equals)
                .isPresent();
    }

    private static Fault refused(String asked, Operator.No no) {
        String reason =
                no.reason().isBlank() ? "no reason was given" : no.reason().strip();
        return new Fault(
                FaultCode.PROMPT_REFUSED, "The answer to '%s' is no: %.500s. Expected yes.".formatted(asked, reason));
    }
}
