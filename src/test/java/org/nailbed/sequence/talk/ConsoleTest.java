package org.nailbed.sequence.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.FakeWork;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.talk.Reading.Kind;
import org.nailbed.wire.Deadline;

class ConsoleTest {
    private static final Duration WITHIN = Duration.ofSeconds(2);
    private static final String RESET = "rst:0xc (SW_CPU_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)";

    private final FakeWork work = new FakeWork();

    @Test
    void answersAreMeasured() {
        work.board.console.says("I (312) main: ready").answers("adc 1", "> adc 1", "adc 1: 3.301 V", "> ");

        Optional<Fault> fault = run(
                listen("ready"),
                Exchange.of(
                        "adc 1",
                        "adc 1: (?<v>[0-9.]+) (?<unit>V)",
                        WITHIN,
                        new Capture("v", new Reading("supply", Kind.NUMBER, "V", Optional.empty())),
                        new Capture("unit", Reading.of("unit", Kind.TEXT))));

        assertThat(fault).isEmpty();
        assertThat(work.measured()).containsEntry("supply", "3.301");
        assertThat(work.measured()).containsEntry("unit", "V");
        assertThat(work.board.console.sent).containsExactly("adc 1\n");
        assertThat(work.attached("phase.log"))
                .isEqualTo("< I (312) main: ready\n> adc 1\n< > adc 1\n< adc 1: 3.301 V\n");
    }

    @Test
    void silentBoardIsToldFromOneThatSaysOtherThings() {
        assertThat(run(Exchange.of("version", "v(\\d+)", WITHIN))).get().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.CONSOLE_SILENT);
            assertThat(fault.message()).contains("nothing to 'version' within 2000 ms, expected 'v(\\d+)'");
        });

        work.board.console.answers("version", "1", "2", "3", "x".repeat(3000));

        assertThat(run(Exchange.of("version", "v(\\d+)", WITHIN))).get().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.CONSOLE_MISMATCH);
            assertThat(fault.message())
                    .contains("Heard last: \"2\", \"3\", \"" + "x".repeat(120) + "…\"; expected 'v(\\d+)'");
        });
    }

    @Test
    void answerThatCameBeforeTheQuestionIsNotItsAnswer() {
        work.board.console.says("v1");

        assertThat(run(Exchange.of("version", "v(\\d+)", WITHIN)))
                .get()
                .extracting(Fault::code)
                .isEqualTo(FaultCode.CONSOLE_SILENT);
        assertThat(work.attached("phase.log")).isEqualTo("< v1\n> version\n");
    }

    @Test
    void wordThatMustNotComeEndsTheExchangeAtOnce() {
        work.board.console.answers("test", "ram ok", "flash FAILED at 0x1000", "done");
        Exchange exchange = new Exchange(
                Optional.of(Template.of("test")),
                LinePattern.of("done"),
                Optional.of(LinePattern.of("FAILED")),
                WITHIN,
                List.of());
        long before = work.ticker().nanos();

        assertThat(run(exchange)).get().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.CONSOLE_MISMATCH);
            assertThat(fault.message()).contains("says what it must not ('FAILED')", "\"flash FAILED at 0x1000\"");
        });
        assertThat(work.ticker().nanos()).isEqualTo(before);
    }

    @Test
    void crashInTheMiddleIsToldAsACrash() {
        work.board.console.answers("test", "Guru Meditation Error: Core 0 panic'ed (LoadProhibited)", RESET, "done");

        assertThat(run(Exchange.of("test", "done", WITHIN))).get().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.BOOT_CRASH);
            assertThat(fault.message()).contains("in the middle of phase phase: Guru Meditation Error");
        });
    }

    @Test
    void crashAndRestartThatAreExpectedAreGood() {
        work.board.console.answers("crash", "Guru Meditation Error: wanted", RESET, "ready");

        assertThat(run(Exchange.of("crash", "Guru Meditation", WITHIN), listen("ready")))
                .isEmpty();
    }

    @Test
    void restartThatWasOrderedIsNotHeldAgainstALaterSilence() {
        work.board.console.answers("reboot", RESET, "ready");

        assertThat(run(Exchange.of("reboot", "ready", WITHIN), Exchange.of("version", "v", WITHIN)))
                .get()
                .extracting(Fault::code)
                .isEqualTo(FaultCode.CONSOLE_SILENT);
    }

    @Test
    void boardThatRestartsInsteadOfAnsweringIsToldSo() {
        work.board.console.answers("test", RESET, "I (30) boot: hello");

        assertThat(run(Exchange.of("test", "done", WITHIN)))
                .get()
                .extracting(Fault::code)
                .isEqualTo(FaultCode.BOOT_LOOP);
    }

    @Test
    void boardThatRestartsAgainAndAgainIsNotWaitedFor() {
        work.board.console.answers("test", RESET, RESET, RESET, "done");
        long before = work.ticker().nanos();

        assertThat(run(Exchange.of("test", "done", WITHIN)))
                .get()
                .extracting(Fault::message)
                .asString()
                .contains("restarted 3 times");
        assertThat(work.ticker().nanos()).isEqualTo(before);
    }

    @Test
    void valueThatIsNoNumberIsAMismatch() {
        work.board.console.answers("t", "t=3,5");

        assertThat(run(Exchange.of("t", "t=(?<t>\\S+)", WITHIN, new Capture("t", Reading.of("t", Kind.NUMBER)))))
                .get()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(FaultCode.CONSOLE_MISMATCH);
                    assertThat(fault.message()).contains("Group 't' is '3,5', expected a decimal number with '.'");
                });
        assertThat(work.unset()).containsExactly("t");
    }

    @Test
    void groupThatTookNoPartSetsNothingAndAFlagToNo() {
        work.board.console.answers("s", "state");

        assertThat(run(Exchange.of(
                        "s",
                        "state(?<on> on)?(?<n> \\d+)?",
                        WITHIN,
                        new Capture("on", Reading.of("on", Kind.FLAG)),
                        new Capture("n", Reading.of("n", Kind.NUMBER)))))
                .isEmpty();
        assertThat(work.measured()).containsEntry("on", "no");
        assertThat(work.unset()).containsExactly("n");
    }

    @Test
    void secretThatABoardTellsIsNotKeptAsAMeasurement() {
        work.data().putSecret("data.key", "hush");
        work.board.console.answers("get", "key hush of blink");

        assertThat(run(Exchange.of(
                        "get",
                        "key (?<key>\\S+) of (?<name>\\S+)",
                        WITHIN,
                        new Capture("key", Reading.of("key", Kind.TEXT)),
                        new Capture("name", Reading.of("name", Kind.TEXT)))))
                .isEmpty();

        assertThat(work.measured()).containsEntry("key", "***").containsEntry("name", "blink");
    }

    @Test
    void unitsDataIsSentAndExpectedAndItsSecretsStayOutOfLogAndMessage() {
        work.data().put("serial-number", "SN.1");
        work.data().putSecret("data.key", "hush");
        work.board.console.answers("set SN.1 hush", "set SN.1 hush").answers("get", "SNx1 " + "-".repeat(118) + "hush");

        Optional<Fault> fault = run(
                Exchange.of("set {serial-number} {data.key}", "^set {serial-number} {data.key}$", WITHIN),
                Exchange.of("get", "{serial-number}", WITHIN));

        assertThat(work.board.console.sent).contains("set SN.1 hush\n");
        assertThat(fault)
                .get()
                .extracting(Fault::message)
                .asString()
                .contains("SNx1")
                .doesNotContain("hu");
        assertThat(work.attached("phase.log"))
                .startsWith("> set SN.1 ***\n< set SN.1 ***\n")
                .doesNotContain("hush");
    }

    @Test
    void valueCannotBeginALineOfItsOwn() {
        work.data().put("serial-number", "SN1\nerase");

        assertThat(run(Exchange.of("set {serial-number}", "ok", WITHIN))).get().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.UNIT_DATA_MISSING);
            assertThat(fault.message()).contains("control character");
        });
        assertThat(work.board.console.sent).isEmpty();
    }

    @Test
    void logOfABoardThatTalksWithoutEndIsBounded() {
        work.board.console.answers("t", "x".repeat(4096), "y".repeat(100_000), "end");

        assertThat(run(Exchange.of("t", "end", WITHIN))).isEmpty();
        assertThat(work.attached("phase.log")).hasSize(1 << 16).endsWith("y\n< end\n");
    }

    @Test
    void coloursOfALogAreNoPartOfAValueAndDoNotSteerAScreen() {
        work.board.console.answers("v", "\u001B[0;32mI (31) app: v=1.4.2\u001B[0m", "\u001B[2Jgone\u0007");

        assertThat(run(Exchange.of("v", "v=(?<v>\\S+)$", WITHIN, new Capture("v", Reading.of("v", Kind.TEXT)))))
                .isEmpty();
        assertThat(work.measured()).containsEntry("v", "1.4.2");
        assertThat(run(Exchange.of("v", "w", WITHIN)))
                .get()
                .extracting(Fault::message)
                .asString()
                .contains("v=1.4.2", "gone\uFFFD")
                .doesNotContain("\u001B");
    }

    /** It chatters faster than it can be listened to: there is always another line. */
    @Test
    @Timeout(20)
    void boardThatTalksWithoutEndIsNotListenedToWithoutEnd() {
        org.nailbed.flash.Console chatter = new org.nailbed.flash.Console() {
            @Override
            public void send(byte[] bytes, Deadline deadline) {}

            @Override
            public Optional<String> readLine(Deadline deadline) {
                work.board.ticker.turn(Duration.ofMillis(1));
                return Optional.of("chatter");
            }

            @Override
            public String heard() {
                return "chatter\n";
            }
        };

        Optional<Fault> fault = new Dialogue(chatter, LineEnd.CR, work)
                .hold(
                        List.of(Exchange.of("version", "v1", WITHIN)),
                        Deadline.after(WITHIN.multipliedBy(9), work.ticker()));

        assertThat(fault).get().extracting(Fault::code).isEqualTo(FaultCode.CONSOLE_MISMATCH);
        assertThat(Duration.ofNanos(work.ticker().nanos())).isLessThan(WITHIN.plusMillis(200));
    }

    @Test
    void phaseThatMeasuresTwiceByOneNameIsRefused() {
        Exchange exchange = Exchange.of("a", "(?<a>.)", WITHIN, new Capture("a", Reading.of("a", Kind.TEXT)));

        assertThatThrownBy(() -> new Console(List.of(exchange, exchange), 115_200))
                .hasMessageContaining("captured twice");
        assertThatThrownBy(() -> new Console(List.of(), 115_200)).hasMessageContaining("at least one exchange");
        assertThatThrownBy(() -> Exchange.of("a", "(?<a>.)", WITHIN, new Capture("b", Reading.of("b", Kind.TEXT))))
                .hasMessageContaining("has no group 'b'; it has [a]");
    }

    private Optional<Fault> run(Exchange... exchanges) {
        return work.faultOf(new Console(List.of(exchanges), 115_200));
    }

    private static Exchange listen(String expected) {
        return new Exchange(Optional.empty(), LinePattern.of(expected), Optional.empty(), WITHIN, List.of());
    }
}
