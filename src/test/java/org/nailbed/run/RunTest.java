package org.nailbed.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunTest {

    private static final Instant BEGIN = Instant.parse("2026-11-22T08:00:00Z");
    private static final Limit AT_MOST_FIVE = new Limit(Optional.empty(), Optional.of(new BigDecimal("5.0")), "V");

    @Test
    void runWithoutFaultPasses() {
        Run run = run(phase("identify", Measurement.ofText("mac", "24:0a:c4:de:ad:be")), phase("flash"));

        assertThat(run.outcome()).isEqualTo(Outcome.PASS);
        assertThat(run.decidingFault()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(FaultCode.class)
    void outcomeFollowsFromTheBlameOfTheFault(FaultCode code) {
        Run run = run(phase("identify"), failed("flash", code));

        assertThat(run.outcome())
                .isEqualTo(
                        switch (code.blame()) {
                            case DUT -> Outcome.FAIL;
                            case STATION, SETUP, SOFTWARE -> Outcome.ERROR;
                            case OPERATOR -> Outcome.ABORTED;
                        });
        assertThat(run.decidingFault()).map(Fault::code).contains(code);
    }

    @Test
    void firstFaultDecides() {
        assertThat(run(failed("flash", FaultCode.PORT_GONE), failed("verify", FaultCode.DIGEST_MISMATCH))
                        .outcome())
                .isEqualTo(Outcome.ERROR);
        assertThat(run(failed("flash", FaultCode.DIGEST_MISMATCH), failed("verify", FaultCode.PORT_GONE))
                        .outcome())
                .isEqualTo(Outcome.FAIL);
    }

    @Test
    void faultOfAPhaseComesBeforeOneOutside() {
        Run run = run(
                Optional.of(new Fault(FaultCode.DATABASE_DOWN, "No answer.")), failed("flash", FaultCode.FLASH_DEAD));

        assertThat(run.decidingFault()).map(Fault::code).contains(FaultCode.FLASH_DEAD);
    }

    @Test
    void faultOutsideSpoilsARunWhosePhasesAllPassed() {
        Run run = run(Optional.of(new Fault(FaultCode.DATABASE_DOWN, "No answer.")), phase("flash"));

        assertThat(run.outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void runWithoutAPhaseIsAnErrorForItSaysNothing() {
        assertThat(run().outcome()).isEqualTo(Outcome.ERROR);
        assertThat(run(Optional.of(new Fault(FaultCode.STOPPED, "Stopped."))).outcome())
                .isEqualTo(Outcome.ABORTED);
    }

    @Test
    void measurementThatWasDeclaredAndNotTakenIsNeverAPass() {
        Measurement missing = new Measurement("current", Optional.empty(), "mA", Optional.empty());
        Run run = run(phase("identify"), phase("measure", missing));

        assertThat(run.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(run.decidingFault())
                .contains(new Fault(FaultCode.MEASUREMENT_MISSING, "Measurement current was not taken."));
    }

    @Test
    void measurementOutsideItsLimitFailsAndIsNamedWithValueAndLimit() {
        assertThat(run(phase("measure", volts("5.0"))).outcome()).isEqualTo(Outcome.PASS);

        Run run = run(phase("measure", volts("5.01")));
        assertThat(run.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(run.decidingFault())
                .contains(new Fault(FaultCode.LIMIT_EXCEEDED, "Measurement supply is 5.01 V, expected at most 5.0 V."));
    }

    @Test
    void faultDecidesBeforeTheMeasurementsThatItLeftUntaken() {
        Measurement missing = new Measurement("bytes", Optional.empty(), "B", Optional.empty());
        PhaseRecord flash = new PhaseRecord(
                PhaseKey.main("flash"),
                BEGIN,
                Duration.ZERO,
                List.of(missing),
                Optional.of(new Fault(FaultCode.PORT_GONE, "Gone.")));

        assertThat(run(flash).decidingFault()).map(Fault::code).contains(FaultCode.PORT_GONE);
    }

    private static Measurement volts(String value) {
        return new Measurement(
                "supply",
                Optional.of(new Measurement.Value.Number(new BigDecimal(value))),
                "V",
                Optional.of(AT_MOST_FIVE));
    }

    private static PhaseRecord phase(String name, Measurement... measurements) {
        return new PhaseRecord(
                PhaseKey.main(name), BEGIN, Duration.ofSeconds(1), Arrays.asList(measurements), Optional.empty());
    }

    private static PhaseRecord failed(String name, FaultCode code) {
        Fault fault = new Fault(code, "As the test ordered.");
        return new PhaseRecord(PhaseKey.main(name), BEGIN, Duration.ofSeconds(1), List.of(), Optional.of(fault));
    }

    private static Run run(PhaseRecord... phases) {
        return run(Optional.empty(), phases);
    }

    private static Run run(Optional<Fault> outside, PhaseRecord... phases) {
        RunStart start = new RunStart(
                new UUID(1, 2),
                "line-1",
                3,
                new ProductUse("demo", "1".repeat(64), "0".repeat(64)),
                List.of(),
                Optional.of("NB-1"),
                Optional.empty(),
                BEGIN);
        Dut dut = Dut.withSerialNumber(start.serialNumber());
        return new Run(start, dut, Arrays.asList(phases), outside, BEGIN.plusSeconds(9), List.of());
    }
}
