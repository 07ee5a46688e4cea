package org.nailbed.sequence.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Limit;
import org.nailbed.sequence.FakeWork;
import org.nailbed.sequence.SequenceException;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.talk.Reading;
import org.nailbed.sequence.talk.Reading.Kind;
import org.nailbed.simulator.peer.InstrumentFault;
import org.nailbed.simulator.peer.Quantity;
import org.nailbed.simulator.peer.ScpiInstrument;

/** Against the pretended multimeter, over a real socket and a real pseudo-terminal. */
class InstrumentIT {
    private static final Duration BUDGET = Duration.ofSeconds(20);
    private static final Reading SUPPLY = new Reading(
            "supply",
            Kind.NUMBER,
            "V",
            Optional.of(new Limit(Optional.of(new BigDecimal("3.2")), Optional.of(new BigDecimal("3.4")), "V")));
    private static final Query MEASURE = Query.of("MEAS:VOLT:DC?", SUPPLY);

    @TempDir
    private Path folder;

    private final ScpiInstrument meter = ScpiInstrument.onTcp(0);
    private final SharedBench bench = new SharedBench(meter.address());
    private final FakeWork work = bench.slot();

    @AfterEach
    void putAway() {
        meter.close();
        assertThat(bench.holders).as("the instrument was given back").hasValue(0);
    }

    @Test
    void answersAreMeasuredExactly() {
        meter.set(Quantity.VOLTAGE_DC, 3.3, 0);
        Query setUp = new Query(Template.of("CONF:VOLT:DC"), Optional.empty(), Optional.of(Duration.ofMillis(1)));

        assertThat(ask(setUp, MEASURE, Query.of("SYST:VERS?", Reading.of("scpi", Kind.TEXT))))
                .isEmpty();

        assertThat(work.measured())
                .containsEntry("identity", "NAILBED,SIMULATED METER,SN0001,1.0")
                .containsEntry("supply", "3.30000000")
                .containsEntry("scpi", "1999.0");
        assertThat(work.attached("phase.log")).contains("> MEAS:VOLT:DC?\n< +3.30000000E+00\n", "> SYST:ERR?\n< 0,");
        assertThat(bench.borrowed).containsExactly("dmm");
    }

    @Test
    void serialInstrumentIsAskedInTheSameWay() {
        try (ScpiInstrument serial = ScpiInstrument.onPty(folder.resolve("meter"))) {
            FakeWork slot = new SharedBench(serial.address()).slot();

            assertThat(slot.run(new Instrument("dmm", List.of(MEASURE)), BUDGET))
                    .isEmpty();
            assertThat(slot.measured()).containsKeys("identity", "supply");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MEAS:WEIGHT? | INSTRUMENT_REPLY | reports error -113,\"Undefined header\"",
                "OUTP MAYBE   | INSTRUMENT_REPLY | reports error -224,\"Illegal parameter value\"",
                "*IDN?        | INSTRUMENT_REPLY | answers *IDN? with 'NAILBED,SIMULATED METER,SN0001,1.0', expected a decimal number"
            })
    void instrumentThatDoesNotUnderstandIsToldSo(String command, FaultCode code, String said) {
        Query query = command.contains("?") ? Query.of(command, Reading.of("n", Kind.NUMBER)) : Query.of(command);
        FakeWork slot = bench.slot();

        // Not answered at all: the reply is waited for as long as the phase has time, and the error queue asked before
        // its end.
        assertThat(fault(slot, new Instrument("dmm", List.of(query)), Duration.ofMillis(1500)))
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault.message()).contains(said);
                });
    }

    @Test
    void nonsenseAndOverloadAreNoMeasurements() {
        meter.order(Optional.of(new InstrumentFault.Garbage()));
        assertThat(ask(MEASURE)).get().extracting(Fault::code).isEqualTo(FaultCode.INSTRUMENT_REPLY);

        meter.order(Optional.of(new InstrumentFault.Overload()));
        assertThat(ask(MEASURE)).get().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.INSTRUMENT_REPLY);
            assertThat(fault.message()).contains("'+9.90000000E+37', which stands for overload or no number");
        });
        assertThat(work.unset()).containsExactly("supply");
    }

    @Test
    void instrumentThatIsNotThereOrSaysNothingIsDown() {
        meter.order(Optional.of(new InstrumentFault.Mute()));
        assertThat(fault(work, new Instrument("dmm", List.of(MEASURE)), Duration.ofMillis(300)))
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(FaultCode.INSTRUMENT_DOWN);
                    assertThat(fault.message()).contains("Instrument dmm (socket://", "does not answer *IDN?");
                });

        meter.unplug();
        assertThat(ask(MEASURE)).get().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.INSTRUMENT_DOWN);
            assertThat(fault.message()).contains("Instrument dmm: No connection to socket://");
        });
    }

    /** The terminal stays when the client goes: the answer of before comes to the next one. */
    @Test
    void lateAnswerToAnEarlierQueryIsNotTakenForTheNext() {
        try (ScpiInstrument serial = ScpiInstrument.onPty(folder.resolve("meter"))) {
            SharedBench other = new SharedBench(serial.address());
            serial.order(Optional.of(new InstrumentFault.Slow(Duration.ofMillis(250))));
            Fault first = fault(other.slot(), new Instrument("dmm", List.of(MEASURE)), Duration.ofMillis(400));
            FakeWork slot = other.slot();

            assertThat(first.code()).isEqualTo(FaultCode.INSTRUMENT_DOWN);
            assertThat(slot.run(new Instrument("dmm", List.of(MEASURE)), BUDGET))
                    .isEmpty();
            assertThat(slot.measured()).containsEntry("identity", "NAILBED,SIMULATED METER,SN0001,1.0");
        }
    }

    @Test
    void slotsThatMeetAtAnInstrumentUseItOneAfterTheOther() throws InterruptedException, ExecutionException {
        ExecutorService slots = Executors.newFixedThreadPool(4);
        List<Callable<Optional<Fault>>> runs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            FakeWork slot = bench.slot();
            Query query = i % 2 == 0 ? MEASURE : Query.of("*IDN?", SUPPLY);
            runs.add(() -> slot.faultOf(new Instrument("dmm", List.of(query))));
        }
        try {
            List<Future<Optional<Fault>>> ended = slots.invokeAll(runs);

            for (int i = 0; i < 8; i++) {
                assertThat(ended.get(i).get().map(Fault::code))
                        .isEqualTo(i % 2 == 0 ? Optional.empty() : Optional.of(FaultCode.INSTRUMENT_REPLY));
            }
        } finally {
            slots.shutdownNow();
        }
        assertThat(bench.mostHolders).hasValue(1);
    }

    @Test
    void stopFreesTheInstrument() throws InterruptedException {
        meter.order(Optional.of(new InstrumentFault.Slow(Duration.ofSeconds(30))));
        List<Optional<Fault>> ended = new ArrayList<>();
        Thread slot = new Thread(() -> ended.add(work.faultOf(new Instrument("dmm", List.of(MEASURE)))));
        slot.start();
        Awaitility.await().until(() -> meter.heard().contains("*IDN?"));

        slot.interrupt();
        slot.join(5000);

        assertThat(ended)
                .singleElement()
                .satisfies(fault -> assertThat(fault.map(Fault::code)).contains(FaultCode.STOPPED));
    }

    @Test
    void valueOfAUnitCannotBeACommand() {
        work.data().put("serial-number", "\";*RST;\"");

        assertThat(ask(Query.of("DISP:TEXT \"{serial-number}\"")))
                .get()
                .extracting(Fault::code)
                .isEqualTo(FaultCode.UNIT_DATA_MISSING);
        assertThat(meter.heard()).noneMatch(line -> line.contains("*RST"));
    }

    private Optional<Fault> ask(Query... queries) {
        return work.faultOf(new Instrument("dmm", List.of(queries)));
    }

    private static Fault fault(FakeWork slot, Instrument instrument, Duration budget) {
        try {
            return slot.run(instrument, budget).orElseThrow();
        } catch (SequenceException e) {
            return new Fault(e.code(), String.valueOf(e.getMessage()));
        }
    }
}
