package org.nailbed.sequence.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.Progress;
import org.nailbed.run.Dut;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Limit;
import org.nailbed.run.Outcome;
import org.nailbed.run.PhaseKey;
import org.nailbed.run.PhaseKey.Group;
import org.nailbed.run.PhaseRecord;
import org.nailbed.run.ProductUse;
import org.nailbed.run.Run;
import org.nailbed.run.RunStart;
import org.nailbed.sequence.FakeProgrammer;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.Phase;
import org.nailbed.sequence.Phase.OnFault;
import org.nailbed.sequence.Phase.Policy;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.RunObserver;
import org.nailbed.sequence.Sequence;
import org.nailbed.sequence.SequenceException;
import org.nailbed.sequence.Surroundings;
import org.nailbed.sequence.board.Identify;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

/** Every fault in every phase: what runs after it, what the run ends in, and that nothing stays open. */
class TeardownTest {

    private static final Logger LOG = Logger.getLogger(SequenceRunner.class.getName());
    private static final Instant BEGIN = Instant.parse("2026-11-22T08:00:00Z");
    private static final List<String> SETUP = List.of("power-on", "lamp-on");
    private static final List<String> MAIN = List.of("first", "second", "third");
    private static final List<String> TEARDOWN = List.of("lamp-off", "discharge", "power-off");
    private static final List<String> ALL =
            Stream.of(SETUP, MAIN, TEARDOWN).flatMap(List::stream).toList();

    /** What each fault does in its phase. */
    private static final Map<String, Supplier<Optional<Fault>>> FAULTS = faults();

    private final List<FakeProgrammer> opened = new ArrayList<>();
    private final List<String> ran = new ArrayList<>();
    private final Map<String, Supplier<Optional<Fault>>> orders = new LinkedHashMap<>();

    private static Map<String, Supplier<Optional<Fault>>> faults() {
        Map<String, Supplier<Optional<Fault>>> faults = new LinkedHashMap<>();
        faults.put("board is bad", () -> Optional.of(new Fault(FaultCode.CONSOLE_MISMATCH, "It says no.")));
        faults.put("unplugged", () -> {
            throw new WireException(WireFault.PORT_GONE, "The port vanished.");
        });
        faults.put("port hangs", () -> {
            throw new WireException(WireFault.WRITE_STALLED, "No byte was taken.");
        });
        faults.put("no sync", () -> {
            throw new FlashException(FlashFault.NO_SYNC, "Nothing was heard.");
        });
        faults.put("instrument is down", () -> {
            throw new SequenceException(FaultCode.INSTRUMENT_DOWN, "dmm-1 does not answer.");
        });
        faults.put("defect of ours", () -> {
            throw new IllegalStateException("nobody foresaw this");
        });
        faults.put("error of the machine", () -> {
            throw new StackOverflowError();
        });
        faults.put("stopped inside", () -> {
            Thread.currentThread().interrupt();
            throw new WireException(WireFault.INTERRUPTED, "Stopped at offset 0x10000.");
        });
        faults.put("stopped at its end", () -> {
            Thread.currentThread().interrupt();
            return Optional.empty();
        });
        return faults;
    }

    @BeforeEach
    void defectsOfOursAreNotPrinted() {
        LOG.setLevel(Level.OFF);
    }

    @AfterEach
    void threadIsLeftUninterruptedAndEveryPortIsClosed() {
        LOG.setLevel(null);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(opened).isNotEmpty().allMatch(FakeProgrammer::isClosed);
    }

    static Stream<Arguments> everyFaultInEveryPhase() {
        return FAULTS.keySet().stream().flatMap(fault -> ALL.stream().map(phase -> Arguments.of(fault, phase)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("everyFaultInEveryPhase")
    void teardownRunsWhateverHappensWherever(String fault, String phase) {
        orders.put(phase, FAULTS.get(fault));

        Run run = run(Policy.ONCE);

        boolean tooLate = fault.equals("stopped at its end") && !beforeTeardown(phase);
        assertThat(ran).isEqualTo(tooLate || TEARDOWN.contains(phase) ? ALL : upTo(phase));
        assertThat(run.phases()).extracting(PhaseRecord::name).isEqualTo(ran);
        assertThat(run.outcome() == Outcome.PASS).isEqualTo(tooLate);
        run.decidingFault()
                .ifPresent(decided -> assertThat(run.outcome())
                        .isEqualTo(decided.code().blame().outcome()));
        if (fault.startsWith("stopped") && beforeTeardown(phase)) {
            assertThat(run.outcome()).isEqualTo(Outcome.ABORTED);
        }
    }

    /** The last phase of main is behind everything that a stop could still leave out. */
    private static boolean beforeTeardown(String phase) {
        return !TEARDOWN.contains(phase) && !phase.equals("third");
    }

    private static List<String> upTo(String phase) {
        List<String> expected = new ArrayList<>(ALL.subList(0, ALL.indexOf(phase) + 1));
        expected.addAll(TEARDOWN);
        return expected;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("namesOfFaults")
    void everyTeardownPhaseRunsEvenWhenAllOfThemFail(String fault) {
        TEARDOWN.forEach(phase -> orders.put(phase, FAULTS.get(fault)));

        run(Policy.ONCE);

        assertThat(ran).isEqualTo(ALL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("namesOfFaults")
    void faultOfMainDecidesOverThoseOfTeardown(String fault) {
        orders.put("second", () -> Optional.of(new Fault(FaultCode.CONSOLE_MISMATCH, "It says no.")));
        TEARDOWN.forEach(phase -> orders.put(phase, FAULTS.get(fault)));

        assertThat(run(Policy.ONCE).decidingFault()).map(Fault::code).contains(FaultCode.CONSOLE_MISMATCH);
    }

    static Stream<String> namesOfFaults() {
        return FAULTS.keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("namesOfFaults")
    void phaseThatContinuesLetsTheRestRunButNeverPass(String fault) {
        orders.put("first", FAULTS.get(fault));

        Run run = run(new Policy(OnFault.CONTINUE, 1));

        boolean stopped = fault.startsWith("stopped");
        assertThat(ran).isEqualTo(stopped ? upTo("first") : ALL);
        assertThat(run.outcome()).isNotEqualTo(Outcome.PASS);
    }

    @Test
    void phaseThatIsTriedAgainIsRecordedEachTimeAndTheLastTryCounts() {
        List<Integer> tries = new ArrayList<>();
        orders.put("second", () -> {
            tries.add(1);
            return tries.size() < 3
                    ? Objects.requireNonNull(FAULTS.get("unplugged")).get()
                    : Optional.empty();
        });

        Run run = run(new Policy(OnFault.END, 3));

        assertThat(run.outcome()).isEqualTo(Outcome.PASS);
        assertThat(run.phases())
                .filteredOn(phase -> phase.name().equals("second"))
                .extracting(
                        phase -> phase.key().tryNumber() + " " + phase.fault().isPresent())
                .containsExactly("1 true", "2 true", "3 false");
        assertThat(opened).hasSize(3);
    }

    @Test
    void phaseThatFailsInEveryTryFailsTheRun() {
        orders.put("second", FAULTS.get("board is bad"));

        Run run = run(new Policy(OnFault.END, 2));

        assertThat(ran)
                .containsExactly(
                        "power-on", "lamp-on", "first", "second", "second", "lamp-off", "discharge", "power-off");
        assertThat(run.outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void measurementOutsideItsLimitEndsMainLikeAFault() {
        Phase low = new Phase(
                "second",
                Duration.ofSeconds(5),
                Policy.ONCE,
                Map.of("level", new Limit(Optional.of(BigDecimal.TEN), Optional.empty(), "V")),
                new Ordered("second", this, Role.OTHER));
        Run run = run(new Sequence(
                phases(SETUP, Policy.ONCE), List.of(low, phase("third", Policy.ONCE)), phases(TEARDOWN, Policy.ONCE)));

        assertThat(ran).doesNotContain("third").containsSubsequence(TEARDOWN);
        assertThat(run.decidingFault()).map(Fault::code).contains(FaultCode.LIMIT_EXCEEDED);
    }

    @Test
    void boardThatWasExchangedAfterAFaultIsNotTakenForTheOneOfBefore() {
        orders.put("second", FAULTS.get("unplugged"));

        Run run = run(
                new Sequence(List.of(
                        identify(), phase("second", new Policy(OnFault.CONTINUE, 1)), phase("third", Policy.ONCE))),
                number -> "24:0a:c4:00:00:0" + number);

        assertThat(run.phases())
                .last()
                .satisfies(third -> assertThat(third.fault()).map(Fault::code).contains(FaultCode.BOARD_CHANGED));
        assertThat(ran).doesNotContain("third");
    }

    @Test
    void boardThatWasExchangedWithoutAFaultIsNotTakenForTheOneOfBefore() {
        Phase again = new Phase("again", Duration.ofSeconds(5), Policy.ONCE, Map.of(), new Identify());
        orders.put("second", () -> {
            opened.get(0).mac("24:0a:c4:00:00:99");
            return Optional.empty();
        });

        Run run = run(
                new Sequence(List.of(identify(), phase("second", Policy.ONCE), again, phase("third", Policy.ONCE))));

        assertThat(run.decidingFault()).map(Fault::code).contains(FaultCode.BOARD_CHANGED);
        assertThat(run.dut().mac()).contains(FakeProgrammer.MAC);
        assertThat(ran).doesNotContain("third");
    }

    @Test
    void boardThatIsNotAdmittedIsWrittenNeitherBehindAGuardThatContinuesNorInTeardown() {
        Fault refusal = new Fault(FaultCode.ALREADY_PASSED, "It has passed already.");
        Phase guard = new Phase(
                "guard",
                Duration.ofSeconds(5),
                new Policy(OnFault.CONTINUE, 1),
                Map.of(),
                new Ordered("guard", this, Role.GUARDS));
        orders.put("guard", () -> Optional.of(refusal));
        Sequence sequence = new Sequence(
                List.of(),
                List.of(identify(), guard, writing("flash"), phase("third", Policy.ONCE)),
                List.of(writing("wipe"), phase("power-off", Policy.ONCE)));

        Run run = run(sequence);

        assertThat(ran).containsExactly("guard", "power-off");
        assertThat(run.decidingFault()).contains(refusal);
        assertThat(run.phases())
                .filteredOn(phase -> phase.name().equals("wipe"))
                .allSatisfy(phase -> assertThat(phase.fault().orElseThrow().message())
                        .isEqualTo("Phase wipe wrote nothing: the rules of the line have not admitted this board."));

        ran.clear();
        orders.clear();
        assertThat(run(sequence).outcome()).isEqualTo(Outcome.PASS);
        assertThat(ran).containsExactly("guard", "flash", "third", "wipe", "power-off");
    }

    private Phase writing(String name) {
        return new Phase(name, Duration.ofSeconds(5), Policy.ONCE, Map.of(), new Ordered(name, this, Role.WRITES));
    }

    private Phase identify() {
        return Phase.of(new Identify(), Duration.ofSeconds(5));
    }

    private Run run(Policy policyOfMain) {
        return run(new Sequence(phases(SETUP, Policy.ONCE), phases(MAIN, policyOfMain), phases(TEARDOWN, Policy.ONCE)));
    }

    private Run run(Sequence sequence) {
        return run(sequence, number -> FakeProgrammer.MAC);
    }

    private Run run(Sequence sequence, IntFunction<String> macOfOpening) {
        RunStart start = new RunStart(
                new UUID(1, 2),
                "line-1",
                3,
                new ProductUse("demo", "1".repeat(64), "0".repeat(64)),
                List.of(),
                Optional.of("NB-1"),
                Optional.empty(),
                BEGIN);
        Site site = new Site(
                listener -> {
                    FakeProgrammer board = new FakeProgrammer();
                    board.mac(macOfOpening.apply(opened.size()));
                    opened.add(board);
                    return board;
                },
                Surroundings.NONE,
                new Deaf());
        return new SequenceRunner(() -> BEGIN).run(start, new Recipe(sequence, "ESP32", Map.of()), site);
    }

    private List<Phase> phases(List<String> names, Policy policy) {
        return names.stream().map(name -> phase(name, policy)).toList();
    }

    private Phase phase(String name, Policy policy) {
        return new Phase(name, Duration.ofSeconds(5), policy, Map.of(), new Ordered(name, this, Role.OTHER));
    }

    /** Wants the board, measures, and does what was ordered. */
    private record Ordered(String word, TeardownTest test, Role role) implements PhaseKind {

        @Override
        public void declare(MeasurementSheet sheet, Recipe recipe) {
            sheet.declare("level", "V");
        }

        @Override
        public Optional<Fault> run(PhaseWork work, Deadline deadline) {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            work.programmer();
            work.sheet().set("level", 5);
            test.ran.add(word);
            return test.orders.getOrDefault(word, Optional::empty).get();
        }
    }

    /** Watches nothing. */
    private static final class Deaf implements RunObserver {
        @Override
        public void phaseStarted(PhaseKey phase, int index, int count) {
            assertThat(phase.group()).isIn((Object[]) Group.values());
        }

        @Override
        public void progressed(Progress progress) {}

        @Override
        public void identified(Dut dut) {}

        @Override
        public void waitingFor(Optional<String> what) {}

        @Override
        public void tearingDown() {}
    }
}
