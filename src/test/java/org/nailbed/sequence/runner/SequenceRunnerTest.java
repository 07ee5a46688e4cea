package org.nailbed.sequence.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nailbed.sequence.FakeProgrammer.Call.BOOT;
import static org.nailbed.sequence.FakeProgrammer.Call.CLOSE;
import static org.nailbed.sequence.FakeProgrammer.Call.IDENTIFY;
import static org.nailbed.sequence.FakeProgrammer.Call.TRACE;
import static org.nailbed.sequence.FakeProgrammer.Call.VERIFY;
import static org.nailbed.sequence.FakeProgrammer.Call.WRITE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nailbed.firmware.EspImageBuilder;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.PartitionTableBuilder;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.BootLog;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.Programmer;
import org.nailbed.flash.Progress;
import org.nailbed.flash.RegionDigest;
import org.nailbed.run.Attachment;
import org.nailbed.run.Dut;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Measurement;
import org.nailbed.run.Outcome;
import org.nailbed.run.PhaseKey;
import org.nailbed.run.PhaseRecord;
import org.nailbed.run.ProductUse;
import org.nailbed.run.Run;
import org.nailbed.run.RunStart;
import org.nailbed.sequence.FakeProgrammer;
import org.nailbed.sequence.FakeProgrammer.Call;
import org.nailbed.sequence.Instruments;
import org.nailbed.sequence.Operator;
import org.nailbed.sequence.Phase;
import org.nailbed.sequence.Printers;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.Rules;
import org.nailbed.sequence.RunObserver;
import org.nailbed.sequence.Sequence;
import org.nailbed.sequence.Surroundings;
import org.nailbed.sequence.board.Identify;
import org.nailbed.sequence.usual.UsualSequence;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

class SequenceRunnerTest {

    private static final Instant BEGIN = Instant.parse("2026-11-22T08:00:00Z");
    private static final FirmwareSet FIRMWARE = FirmwareSet.of(List.of(
            Image.of("bootloader.bin", 0x1000, EspImageBuilder.bootloader(0).build()),
            Image.of("table.bin", 0x8000, PartitionTableBuilder.singleApp().build()),
            Image.of(
                    "app.bin",
                    0x10000,
                    EspImageBuilder.app(0, "blink", "1.0").revisions(0, 399).build())));
    private static final List<Call> STEPS = List.of(IDENTIFY, WRITE, VERIFY, BOOT);
    /** In which phase each of {@link #STEPS} is done. */
    private static final List<Integer> PHASE_OF_STEP = List.of(0, 2, 2, 3);

    private static final List<String> PHASES = List.of("identify", "guard", "flash", "boot");

    private static final Logger LOG = Logger.getLogger(SequenceRunner.class.getName());

    private final FakeProgrammer board = new FakeProgrammer();
    private final LogKeeper logged = new LogKeeper();
    private final Witness witness = new Witness();
    private Rules rules = Rules.NONE;

    /** Keeps what it is told. */
    private static final class Witness implements RunObserver {
        final List<String> told = new ArrayList<>();

        @Override
        public void phaseStarted(PhaseKey phase, int index, int count) {
            told.add(phase.name() + " " + index + "/" + count);
        }

        @Override
        public void progressed(Progress progress) {
            told.add(progress.step().name());
        }

        @Override
        public void identified(Dut dut) {
            told.add("identified " + dut.mac().orElseThrow() + " " + dut.chip().orElseThrow());
        }

        @Override
        public void waitingFor(Optional<String> what) {
            told.add("waiting for " + what);
        }

        @Override
        public void tearingDown() {
            told.add("tearing down");
        }
    }

    /** Keeps what is logged, and keeps it off the screen. */
    private static final class LogKeeper extends Handler {
        final List<LogRecord> records = new ArrayList<>();

        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void logIsKept() {
        LOG.setUseParentHandlers(false);
        LOG.addHandler(logged);
    }

    @AfterEach
    void logGoesItsUsualWay() {
        LOG.removeHandler(logged);
        LOG.setUseParentHandlers(true);
    }

    @AfterEach
    void threadIsLeftUninterrupted() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void goodBoardPassesThroughEveryPhase() {
        Run run = run();

        assertThat(run.outcome()).isEqualTo(Outcome.PASS);
        assertThat(run.dut())
                .isEqualTo(new Dut(Optional.of("NB-1"), Optional.of(FakeProgrammer.MAC), Optional.of("ESP32")));
        assertThat(run.phases()).extracting(PhaseRecord::name).isEqualTo(PHASES);
        assertThat(board.calls).containsExactly(IDENTIFY, WRITE, VERIFY, BOOT, CLOSE);
        assertThat(witness.told)
                .containsExactly(
                        "identify 0/4",
                        "identified 24:0a:c4:de:ad:be ESP32",
                        "guard 1/4",
                        "flash 2/4",
                        "WRITE",
                        "boot 3/4",
                        "tearing down");
    }

    @Test
    void everyPhaseHasItsOwnDeadlineAndItsTimes() {
        Run run = run();

        Duration step = FakeProgrammer.STEP_TIME;
        List<Phase> phases = UsualSequence.USUAL.phases();
        Duration flash = phases.get(2).budget();
        assertThat(board.budgets)
                .containsExactly(
                        phases.get(0).budget(),
                        flash,
                        flash.minus(step),
                        phases.get(3).budget());
        assertThat(run.phases())
                .extracting(PhaseRecord::duration)
                .containsExactly(step, Duration.ZERO, step.multipliedBy(2), step);
        assertThat(run.phases().get(2).started()).isEqualTo(BEGIN.plus(step));
        assertThat(run.ended()).isEqualTo(BEGIN.plus(FakeProgrammer.STEP_TIME.multipliedBy(4)));
    }

    @Test
    void measurementsTellWhatTheBoardIsAndWhatWasDone() {
        Run run = run();

        assertThat(measured(run, 0))
                .containsExactly(
                        "chip 'ESP32'",
                        "revision 'v3.1'",
                        "mac '24:0a:c4:de:ad:be'",
                        "flash-id '0x1640EF'",
                        "flash-size 4194304 B",
                        "crystal 40 MHz");
        assertThat(measured(run, 1)).containsExactly("attempt 1");
        assertThat(measured(run, 2))
                .startsWith(
                        "duration 1250 ms",
                        "bytes " + FIRMWARE.totalBytes() + " B",
                        "unchanged-bytes 0 B",
                        "wire-bytes 12345 B",
                        "baud 921600 Bd",
                        "resent-blocks 2",
                        "restarts 1");
        assertThat(measured(run, 2))
                .containsAll(FakeProgrammer.trueDigests(FIRMWARE).stream()
                        .map(digest -> "md5-0x%x '%s'".formatted(digest.offset(), digest.md5()))
                        .toList());
        assertThat(measured(run, 3))
                .containsExactly("reset-reason 'POWERON_RESET'", "application 'blink 1.0'", "version '1.0'");
    }

    @Test
    void passedRunKeepsItsBootLogAndNoTrace() {
        assertThat(run().attachments()).extracting(Attachment::name).containsExactly("boot.log");
        assertThat(board.calls).doesNotContain(TRACE);
    }

    /** Everything that a port or a programmer may throw, and what nobody foresees. */
    static Stream<Throwable> thrown() {
        Stream<Throwable> wire = Stream.of(WireFault.values()).map(fault -> new WireException(fault, "As ordered."));
        Stream<Throwable> flash = Stream.of(FlashFault.values()).map(fault -> new FlashException(fault, "As ordered."));
        Stream<Throwable> other = Stream.of(
                new IllegalStateException("nobody foresaw this"),
                new NullPointerException(),
                new AssertionError("an error"),
                new StackOverflowError());
        return Stream.of(wire, flash, other).flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void whateverIsThrownInWhateverPhaseIsRecordedAndThePortIsFree(Throwable thrown) {
        for (int step = 0; step < STEPS.size(); step++) {
            FakeProgrammer board = new FakeProgrammer().on(STEPS.get(step), () -> sneak(thrown));
            Run run = run(board);
            int phase = PHASE_OF_STEP.get(step);

            String label = PHASES.get(phase) + " with " + thrown;
            assertThat(board.isClosed()).as(label).isTrue();
            assertThat(steps(board)).as(label).isEqualTo(STEPS.subList(0, step + 1));
            assertThat(run.phases()).as(label).extracting(PhaseRecord::name).isEqualTo(PHASES.subList(0, phase + 1));
            Fault fault = run.phases().get(phase).fault().orElseThrow();
            assertThat(fault).as(label).isEqualTo(FaultTable.of(thrown));
            assertThat(run.decidingFault()).as(label).contains(fault);
            assertThat(run.outcome()).as(label).isEqualTo(fault.code().blame().outcome());
            assertThat(attachment(run, "trace.txt")).as(label).contains("what went over the port");
            assertThat(run.phases().get(phase).measurements())
                    .as(label)
                    .isNotEmpty()
                    .anyMatch(measurement -> !measurement.isSet());
        }
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void portThatDoesNotOpenIsAFaultOfThePhaseThatWantedIt(Throwable thrown) {
        Run run = run(UsualSequence.USUAL, () -> {
            sneak(thrown);
            return board;
        });

        assertThat(run.phases()).extracting(PhaseRecord::fault).containsExactly(Optional.of(FaultTable.of(thrown)));
        assertThat(run.dut()).isEqualTo(Dut.withSerialNumber(Optional.of("NB-1")));
        assertThat(board.calls).isEmpty();
    }

    @Test
    void whatNobodyForesawLeavesItsStackTraceInTheRecordAndInTheLog() {
        IllegalStateException thrown = new IllegalStateException("nobody foresaw this");
        board.on(WRITE, () -> sneak(thrown));

        Run run = run();

        assertThat(run.decidingFault())
                .contains(new Fault(FaultCode.INTERNAL, "java.lang.IllegalStateException: nobody foresaw this"));
        assertThat(attachment(run, "stack-trace.txt")).contains("SequenceRunnerTest");
        assertThat(logged.records).extracting(LogRecord::getThrown).containsExactly(thrown);
    }

    @Test
    void otherChipIsRefusedBeforeAnythingIsWritten() {
        board.identity = identity("ESP32-S3", 1, Optional.of(4 << 20), List.of());

        assertRefused(FaultCode.WRONG_CHIP, "24:0a:c4:de:ad:be is an ESP32-S3, the product names an ESP32");
    }

    @Test
    void lockedBoardIsRefusedWithItsLocks() {
        board.identity = identity("ESP32", 301, Optional.of(4 << 20), List.of("secure boot on", "flash encryption on"));

        assertRefused(FaultCode.SECURITY_REFUSED, "secure boot on, flash encryption on");
    }

    @Test
    void flashSmallerThanTheBuildNamesIsRefused() {
        board.identity = identity("ESP32", 301, Optional.of(2 << 20), List.of());

        assertRefused(FaultCode.FLASH_TOO_SMALL, "has 2097152 bytes of flash, the firmware needs 4194304");
    }

    @Test
    void flashOfUnknownSizeIsRefused() {
        board.identity = identity("ESP32", 301, Optional.empty(), List.of());

        assertRefused(FaultCode.FLASH_UNKNOWN, "0x1640EF of unknown size, the firmware needs 4194304");
    }

    @Test
    void revisionThatTheFirmwareWasNotBuiltForIsRefused() {
        board.identity = identity("ESP32", 400, Optional.of(4 << 20), List.of());

        assertRefused(FaultCode.WRONG_REVISION, "revision v4.0");
    }

    private void assertRefused(FaultCode code, String message) {
        Run run = run();

        assertThat(run.decidingFault().orElseThrow().code()).isEqualTo(code);
        assertThat(run.decidingFault().orElseThrow().message()).contains(message);
        assertThat(steps(board)).containsExactly(IDENTIFY);
        assertThat(witness.told)
                .containsExactly(
                        "identify 0/4",
                        "identified " + FakeProgrammer.MAC + " " + board.identity.chip(),
                        "tearing down");
        assertThat(run.dut().mac()).contains(FakeProgrammer.MAC);
        assertThat(board.isClosed()).isTrue();
    }

    @Test
    void rulesThatRefuseTheUnitEndTheRunBeforeAnythingIsWritten() {
        Fault duplicate = new Fault(FaultCode.DUPLICATE_MAC, "Unit NB-0 has this MAC.");
        rules = (work, deadline) -> new Rules.Refused(duplicate);

        Run run = run();

        assertThat(run.decidingFault()).contains(duplicate);
        assertThat(steps(board)).containsExactly(IDENTIFY);
        assertThat(run.phases().get(0).measurements()).allMatch(Measurement::isSet);
    }

    @Test
    void faultThatQuotesASecretOfTheUnitIsRecordedWithoutIt() {
        rules = (work, deadline) -> {
            work.data().putSecret("data.wifi-key", "hush-4711");
            return Rules.NONE.admit(work, deadline);
        };
        board.on(BOOT, () -> sneak(new FlashException(FlashFault.BOOT_CRASH, "Heard last: \"joining hush-4711\".")));

        assertThat(run().decidingFault()).contains(new Fault(FaultCode.BOOT_CRASH, "Heard last: \"joining ***\"."));
    }

    @Test
    void reasonForWhichAUnitGoesOnIsRecorded() {
        rules = (work, deadline) -> new Rules.Admitted(3, Optional.of("new crystal fitted"));

        assertThat(measured(run(), 1)).containsExactly("attempt 3", "reason 'new crystal fitted'");
    }

    @Test
    void observerThatBreaksIsAFaultOfOursAndThePortIsFree() {
        Run run = run(UsualSequence.USUAL, () -> board, new RunObserver() {
            @Override
            public void phaseStarted(PhaseKey phase, int index, int count) {}

            @Override
            public void progressed(Progress progress) {}

            @Override
            public void identified(Dut dut) {
                throw new IllegalStateException("broken window");
            }

            @Override
            public void waitingFor(Optional<String> what) {}

            @Override
            public void tearingDown() {
                throw new IllegalStateException("broken door");
            }
        });

        assertThat(run.decidingFault()).map(Fault::code).contains(FaultCode.INTERNAL);
        assertThat(board.calls).containsExactly(IDENTIFY, CLOSE, TRACE);
    }

    @Test
    void portWithoutLinesIsRefusedBeforeASequenceWithABootCheck() {
        board.canReset = false;

        Run run = run();
        assertThat(run.decidingFault()).map(Fault::code).contains(FaultCode.NO_RESET_LINES);
        assertThat(steps(board)).isEmpty();
        assertThat(board.isClosed()).isTrue();

        Sequence withoutBoot = new Sequence(UsualSequence.USUAL.main().subList(0, 3));
        assertThat(run(withoutBoot, () -> board).outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void digestOtherThanTheImagesIsAMismatchWhateverTheProgrammerSays() {
        RegionDigest wrong = new RegionDigest("app.bin", 0x10000, 1, "0".repeat(32));
        List<RegionDigest> digests = new ArrayList<>(FakeProgrammer.trueDigests(FIRMWARE));
        digests.set(2, wrong);
        board.digests = Optional.of(digests);

        Run run = run();

        assertThat(run.decidingFault()).map(Fault::code).contains(FaultCode.DIGEST_MISMATCH);
        assertThat(run.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(run.decidingFault().orElseThrow().message())
                .contains("app.bin at 0x10000: MD5 of 1 bytes read back is " + "0".repeat(32));
        assertThat(run.phases().get(2).measurements()).allMatch(Measurement::isSet);
        assertThat(steps(board)).containsExactly(IDENTIFY, WRITE, VERIFY);
    }

    @Test
    void regionThatWasNotDigestedIsNeverAPass() {
        board.digests = Optional.of(FakeProgrammer.trueDigests(FIRMWARE).subList(0, 2));

        Run run = run();

        assertThat(run.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(run.decidingFault())
                .contains(new Fault(FaultCode.MEASUREMENT_MISSING, "Measurement md5-0x10000 was not taken."));
    }

    @Test
    void otherApplicationInTheBootLogIsNotTheOneThatWasWritten() {
        board.bootLog = new BootLog(
                "old log", Optional.of("POWERON_RESET"), Optional.of(new BootLog.Application("blink", "0.9")));

        Run run = run();

        assertThat(run.decidingFault())
                .contains(new Fault(FaultCode.WRONG_VERSION, "The boot log names 'blink 0.9', expected 'blink 1.0'."));
        assertThat(attachment(run, "boot.log")).isEqualTo("old log");
    }

    @Test
    void bootLogWithoutAnApplicationIsNoBoot() {
        board.bootLog = new BootLog("", Optional.empty(), Optional.empty());

        Run run = run();

        assertThat(run.decidingFault())
                .contains(
                        new Fault(FaultCode.BOOT_NOT_SEEN, "The boot log names no application, expected 'blink 1.0'."));
        assertThat(measured(run, 3))
                .containsExactly("reset-reason 'not printed'", "application (not set)", "version (not set)");
    }

    @Test
    void silentRomBannerDoesNotSpoilAGoodBoot() {
        board.bootLog = new BootLog("", Optional.empty(), Optional.of(new BootLog.Application("blink", "1.0")));

        assertThat(run().outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void stopBetweenTwoPhasesStartsNoMore() {
        board.on(WRITE, () -> Thread.currentThread().interrupt());

        Run run = run();

        assertThat(run.outcome()).isEqualTo(Outcome.ABORTED);
        assertThat(run.faultOutsidePhases()).contains(new Fault(FaultCode.STOPPED, "Stopped before boot."));
        assertThat(run.phases()).extracting(PhaseRecord::name).containsExactly("identify", "guard", "flash");
        assertThat(steps(board)).containsExactly(IDENTIFY, WRITE, VERIFY);
        assertThat(board.isClosed()).isTrue();
    }

    @Test
    void stopInsideAPhaseIsNotSeenByTheClosing() {
        board.on(WRITE, () -> {
            Thread.currentThread().interrupt();
            throw new WireException(WireFault.INTERRUPTED, "Stopped at offset 0x10000.");
        });
        board.on(CLOSE, () -> assertThat(Thread.currentThread().isInterrupted()).isFalse());

        assertThat(run().decidingFault()).contains(new Fault(FaultCode.STOPPED, "Stopped at offset 0x10000."));
    }

    @Test
    void stopAfterTheLastPhaseComesTooLate() {
        board.on(BOOT, () -> Thread.currentThread().interrupt());

        assertThat(run().outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void programmerThatThrowsWhenClosedOrTracedDoesNotLoseTheRun() {
        board.on(CLOSE, () -> {
            throw new IllegalStateException("stuck");
        });
        board.on(TRACE, () -> {
            throw new IllegalStateException("gone");
        });
        assertThat(run().outcome()).isEqualTo(Outcome.PASS);

        board.on(WRITE, () -> {
            throw new FlashException(FlashFault.FLASH_DEAD, "Dead.");
        });
        Run run = run();
        assertThat(run.decidingFault()).contains(new Fault(FaultCode.FLASH_DEAD, "Dead."));
        assertThat(run.attachments()).isEmpty();
    }

    @Test
    void sequenceThatOnlyIdentifiesWritesNothing() {
        Run run = run(new Sequence(List.of(Phase.of(new Identify(), Duration.ofSeconds(1)))), () -> board);

        assertThat(run.outcome()).isEqualTo(Outcome.PASS);
        assertThat(board.calls).containsExactly(IDENTIFY, CLOSE);
    }

    private Run run() {
        return run(board);
    }

    private Run run(FakeProgrammer board) {
        Site site = new Site(
                listener -> {
                    board.listener = listener;
                    return board;
                },
                surroundings(),
                witness);
        return new SequenceRunner(() -> BEGIN.plusNanos(board.ticker.nanos()), board.ticker)
                .run(start(), recipe(UsualSequence.USUAL), site);
    }

    private Run run(Sequence sequence, Supplier<Programmer> programmer) {
        return run(sequence, programmer, witness);
    }

    private Run run(Sequence sequence, Supplier<Programmer> programmer, RunObserver observer) {
        return new SequenceRunner(() -> BEGIN, board.ticker)
                .run(start(), recipe(sequence), new Site(listener -> programmer.get(), surroundings(), observer));
    }

    private Surroundings surroundings() {
        return new Surroundings(rules, Operator.NOBODY, Instruments.NONE, Printers.NONE);
    }

    private static Recipe recipe(Sequence sequence) {
        return new Recipe(sequence, "ESP32", FIRMWARE);
    }

    private static RunStart start() {
        return new RunStart(
                new UUID(1, 2),
                "line-1",
                3,
                new ProductUse("demo", "1".repeat(64), "0".repeat(64)),
                List.of(),
                Optional.of("NB-1"),
                Optional.empty(),
                BEGIN);
    }

    private static BoardIdentity identity(
            String chip, int revision, Optional<Integer> flashSizeBytes, List<String> security) {
        return new BoardIdentity(
                chip,
                FakeProgrammer.MAC,
                Optional.empty(),
                revision,
                List.of(),
                40,
                0x1640EF,
                flashSizeBytes,
                security);
    }

    private static List<Call> steps(FakeProgrammer board) {
        return board.calls.stream().filter(STEPS::contains).toList();
    }

    private static List<String> measured(Run run, int phase) {
        return run.phases().get(phase).measurements().stream()
                .map(measurement -> (measurement.name() + " "
                                + measurement.value().map(Object::toString).orElse("(not set)") + " "
                                + measurement.unit())
                        .strip())
                .toList();
    }

    private static String attachment(Run run, String name) {
        return run.attachments().stream()
                .filter(attachment -> attachment.name().equals(name))
                .map(attachment -> new String(attachment.content(), UTF_8))
                .findFirst()
                .orElse("");
    }

    private static void sneak(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }
}
