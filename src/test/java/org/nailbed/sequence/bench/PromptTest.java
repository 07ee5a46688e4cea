package org.nailbed.sequence.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nailbed.run.Expectation;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.FakeWork;
import org.nailbed.sequence.Instruments;
import org.nailbed.sequence.Operator;
import org.nailbed.sequence.Operator.Given;
import org.nailbed.sequence.Operator.Kind;
import org.nailbed.sequence.Operator.No;
import org.nailbed.sequence.Operator.Picture;
import org.nailbed.sequence.Operator.Question;
import org.nailbed.sequence.Operator.Yes;
import org.nailbed.sequence.Printers;
import org.nailbed.sequence.Rules;
import org.nailbed.sequence.Surroundings;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.talk.Reading;

class PromptTest {
    private final List<Question> asked = new ArrayList<>();
    private final FakeWork work = new FakeWork();

    @Test
    void yesIsMeasured() {
        Picture picture = new Picture("image/png", new byte[] {1}, "00");
        work.named("SN1");

        assertThat(ask(
                        new Prompt(Template.of("Is {serial-number} lit?"), Kind.YES_NO, Optional.of(picture), none()),
                        new Yes()))
                .isEmpty();

        assertThat(work.measured()).containsEntry("answer", "yes");
        assertThat(asked)
                .containsExactly(new Question("Is SN1 lit?", Kind.YES_NO, Optional.empty(), Optional.of(picture)));
    }

    @Test
    void secretsOfTheUnitAreNotShownToWhoeverStandsThere() {
        work.data().putSecret("data.pin", "hush-4711");

        ask(new Prompt(Template.of("Pin {data.pin}?"), Kind.YES_NO, Optional.empty(), none()), new Yes());

        assertThat(asked).extracting(Question::text).containsExactly("Pin ***?");
    }

    @Test
    void noIsARefusalWithThePersonsReason() {
        assertThat(ask(question(Kind.YES_NO, none()), new No(" scratched ")))
                .get()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(FaultCode.PROMPT_REFUSED);
                    assertThat(fault.message()).isEqualTo("The answer to 'Good?' is no: scratched. Expected yes.");
                });
        assertThat(work.measured()).containsEntry("answer", "no");
        assertThat(ask(question(Kind.YES_NO, none()), new No("")))
                .get()
                .extracting(Fault::message)
                .asString()
                .contains("no reason was given");
        assertThat(ask(question(Kind.CONFIRM, none()), new No("cannot")))
                .get()
                .extracting(Fault::code)
                .isEqualTo(FaultCode.PROMPT_REFUSED);
    }

    @Test
    void noThatIsTheRightAnswerIsNoRefusal() {
        Reading scratched = new Reading("scratched", Reading.Kind.FLAG, "", Optional.of(new Expectation.Is(false)));

        assertThat(ask(question(Kind.YES_NO, Optional.of(scratched)), new No("")))
                .isEmpty();
        assertThat(work.measured()).containsEntry("scratched", "no");
    }

    @Test
    void valueIsAskedForAgainUntilItIsOne() {
        Reading weight = new Reading("weight", Reading.Kind.NUMBER, "g", Optional.empty());

        assertThat(ask(
                        question(Kind.VALUE, Optional.of(weight)),
                        new Given("twelve"),
                        new Given("12,5"),
                        new Given(" "),
                        new Given("12.5")))
                .isEmpty();

        assertThat(work.measured()).containsEntry("weight", "12.5");
        assertThat(asked).extracting(Question::unit).containsOnly(Optional.of("g"));
        assertThat(asked)
                .extracting(Question::text)
                .containsExactly(
                        "Good?",
                        "'twelve' is not a decimal number with '.'. Good?",
                        "'12,5' is not a decimal number with '.'. Good?",
                        "' ' is not a decimal number with '.'. Good?");
    }

    @Test
    void confirmationMeasuresNothing() {
        assertThat(ask(question(Kind.CONFIRM, none()), new Yes())).isEmpty();
        assertThat(work.measured()).isEmpty();
    }

    @Test
    void nobodyWhoAnswersIsAFault() {
        assertThat(work.faultOf(question(Kind.CONFIRM, none())))
                .get()
                .extracting(Fault::code)
                .isEqualTo(FaultCode.PROMPT_UNANSWERED);
    }

    @Test
    void questionWhoseAnswerCouldNotBeMeasuredIsRefused() {
        Optional<Reading> text = Optional.of(Reading.of("a", Reading.Kind.TEXT));
        Optional<Reading> flag = Optional.of(Reading.of("a", Reading.Kind.FLAG));

        assertThatThrownBy(() -> question(Kind.YES_NO, text)).hasMessageContaining("must be a flag");
        assertThatThrownBy(() -> question(Kind.VALUE, none())).hasMessageContaining("needs a measurement");
        assertThatThrownBy(() -> question(Kind.VALUE, flag)).hasMessageContaining("needs a measurement");
        assertThatThrownBy(() -> question(Kind.CONFIRM, flag)).hasMessageContaining("nothing to measure");
    }

    private static Prompt question(Kind kind, Optional<Reading> reading) {
        return new Prompt(Template.of("Good?"), kind, Optional.empty(), reading);
    }

    private static Optional<Reading> none() {
        return Optional.empty();
    }

    private Optional<Fault> ask(Prompt prompt, Operator.Answer... answers) {
        ArrayDeque<Operator.Answer> prepared = new ArrayDeque<>(List.of(answers));
        Operator operator = (question, deadline) -> {
            asked.add(question);
            return prepared.remove();
        };
        work.surroundings = new Surroundings(Rules.NONE, operator, Instruments.NONE, Printers.NONE);
        Optional<Fault> fault = work.faultOf(prompt);
        assertThat(prepared).as("answers that nobody asked for").isEmpty();
        return fault;
    }
}
