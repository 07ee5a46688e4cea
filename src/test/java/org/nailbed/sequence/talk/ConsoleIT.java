package org.nailbed.sequence.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nailbed.firmware.EspChip;
import org.nailbed.flash.Progress;
import org.nailbed.flash.esp.EspOptions;
import org.nailbed.flash.esp.EspProgrammer;
import org.nailbed.flash.esp.TestFirmware;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Limit;
import org.nailbed.run.Measurement;
import org.nailbed.sequence.FakeWork;
import org.nailbed.sequence.Template;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.jig.SimulatedBoard;
import org.nailbed.simulator.jig.SimulatedJig;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Ticker;
import org.nailbed.wire.ports.Ports;

/** With the application of a pretended board that fails in each of its ways. */
@Timeout(60)
class ConsoleIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofMillis(300);
    private static final Reading BATTERY = new Reading(
            "vbat",
            Reading.Kind.NUMBER,
            "V",
            Optional.of(new Limit(Optional.of(new BigDecimal("3.268")), Optional.of(new BigDecimal("3.332")), "V")));

    @TempDir
    private static Path dir;

    private static SimulatedJig jig;
    private static SimulatedBoard board;
    private static EspProgrammer programmer;

    @BeforeAll
    static void write() {
        jig = SimulatedJig.onPtys(JigOptions.of("esp32c3").withTiming(JigOptions.Timing.OFF), dir);
        board = jig.boards().get(0);
        programmer = new EspProgrammer(
                Ports.open(board.address(), 115_200, soon()), EspOptions.DEFAULT, Progress.Listener.NONE);
        programmer.identify(soon());
        programmer.write(TestFirmware.of(EspChip.ESP32_C3, 5, 20_000), soon());
    }

    @AfterAll
    static void over() {
        programmer.close();
        jig.close();
    }

    static Arguments[] faults() {
        return new Arguments[] {
            Arguments.of(new BoardFault.SilentConsole(), FaultCode.CONSOLE_SILENT, "says nothing to 'selftest'"),
            Arguments.of(new BoardFault.BadPart("radio"), FaultCode.CONSOLE_MISMATCH, "\"selftest FAIL radio\""),
            Arguments.of(new BoardFault.CrashAt(2), FaultCode.BOOT_CRASH, "Guru Meditation Error"),
        };
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultIsToldFromEveryOther(BoardFault ordered, FaultCode code, String said) {
        assertThat(talk(new FakeWork(), Optional.of(ordered))).get().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.message()).contains(said);
        });
    }

    @Test
    void goodBoardIsMeasuredAsGoodAndOneThatIsOffAsBad() {
        FakeWork good = new FakeWork();
        FakeWork bad = new FakeWork();

        assertThat(talk(good, Optional.empty())).isEmpty();
        assertThat(talk(bad, Optional.of(new BoardFault.AdcOff("vbat", -0.5)))).isEmpty();

        assertThat(good.sheet().measurements()).allMatch(Measurement::isGood);
        assertThat(bad.sheet().measurements()).noneMatch(Measurement::isGood);
        assertThat(good.attached("phase.log")).contains("> adc vbat\n< adc vbat 3.");
    }

    private static Optional<Fault> talk(FakeWork work, Optional<BoardFault> ordered) {
        work.ticker = Ticker.SYSTEM;
        board.order(ordered);
        programmer.boot(soon());
        boolean silent = ordered.equals(Optional.of(new BoardFault.SilentConsole()));
        List<Exchange> test = test(silent ? SILENCE : SOON);
        Dialogue.declare(work.sheet(), test);
        return new Dialogue(programmer.console(), LineEnd.LF, work).hold(test, soon());
    }

    private static List<Exchange> test(Duration within) {
        Exchange selfTest = new Exchange(
                Optional.of(Template.of("selftest")),
                LinePattern.of("^selftest PASS"),
                Optional.of(LinePattern.of("^selftest FAIL")),
                within,
                List.of());
        return List.of(
                selfTest,
                Exchange.of("version", "^version 1.2.3$", within),
                Exchange.of("adc vbat", "^adc vbat (?<v>[0-9.]+) V$", within, new Capture("v", BATTERY)));
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }
}
