package org.nailbed.sequence.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nailbed.firmware.ram.RamImages;
import org.nailbed.firmware.ram.RamProgram;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.FakeProgrammer;
import org.nailbed.sequence.FakeProgrammer.Call;
import org.nailbed.sequence.FakeWork;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.talk.Capture;
import org.nailbed.sequence.talk.Exchange;
import org.nailbed.sequence.talk.Reading;

class RamTestTest {
    private static final RamProgram PROGRAM = RamProgram.of(RamImages.of(0, 0x40080000, new byte[64]));
    private static final Exchange ASK = Exchange.of(
            "test",
            "rails (?<mv>\\d+)",
            Duration.ofSeconds(2),
            new Capture("mv", Reading.of("rails", Reading.Kind.NUMBER)));

    private final FakeProgrammer board = new FakeProgrammer();
    private final FakeWork work = new FakeWork(board, BoardRecipe.RECIPE);

    @Test
    void programIsLoadedAndMeasuredByWhatItSays() {
        board.console.answers("test", "rails 3301 mV");

        assertThat(work.run(new RamTest(PROGRAM, List.of(ASK)))).isEmpty();

        assertThat(board.calls).contains(Call.RUN_IN_RAM);
        assertThat(work.measured()).containsEntry("rails", "3301").containsEntry("program-bytes", "64");
        assertThat(work.attached("phase.log")).contains("> test", "< rails 3301 mV");
    }

    @Test
    void programThatSaysNothingOrOtherwiseFailsItsTest() {
        assertThat(work.run(new RamTest(PROGRAM, List.of(ASK))).map(Fault::code))
                .contains(FaultCode.RAM_TEST_FAILED);
        board.console.answers("test", "rails bad");

        assertThat(work.run(new RamTest(PROGRAM, List.of(ASK))))
                .hasValueSatisfying(fault -> assertThat(fault.message())
                        .startsWith("test.bin runs in RAM. ")
                        .contains("rails bad"));
        assertThat(work.unset()).containsExactly("rails");
    }

    @Test
    void testThatAsksNothingIsNone() {
        assertThatThrownBy(() -> new RamTest(PROGRAM, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(new RamTest(PROGRAM, List.of(ASK)).role()).isEqualTo(Role.READS);
    }

    @Test
    void sameProgramIsTheSameSetting() {
        RamProgram again = RamProgram.of(RamImages.of(0, 0x40080000, new byte[64]));

        assertThat(new RamTest(again, List.of(ASK)))
                .isEqualTo(new RamTest(PROGRAM, List.of(ASK)))
                .hasToString(new RamTest(PROGRAM, List.of(ASK)).toString());
    }
}
