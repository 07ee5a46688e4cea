package org.nailbed.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How an outcome follows from the facts of a run: the first fault decides, by its blame; with no fault a measurement that is
 * missing or outside its limits makes a FAIL; a run without a phase says nothing about its board and is an ERROR. A try of a phase that was
 * tried again does not count: the last one does.
 */
record Verdict(Outcome outcome, Optional<Fault> fault) {

    static Verdict of(Run run) {
        List<PhaseRecord> phases = PhaseRecord.counting(run.phases());
        Optional<Fault> first = Stream.concat(
                        phases.stream().flatMap(phase -> phase.fault().stream()), run.faultOutsidePhases().stream())
                .findFirst();
        if (first.isEmpty() && phases.isEmpty()) {
            first = Optional.of(new Fault(FaultCode.INTERNAL, "The run had no phase."));
        }
        if (first.isEmpty()) {
            first = phases.stream()
                    .flatMap(phase -> phase.measurements().stream())
                    .filter(measurement -> !measurement.isGood())
                    .map(Verdict::badMeasurement)
                    .findFirst();
        }
        return new Verdict(first.map(fault -> fault.code().blame().outcome()).orElse(Outcome.PASS), first);
    }

    private static Fault badMeasurement(Measurement measurement) {
        if (!measurement.isSet()) {
            return new Fault(FaultCode.MEASUREMENT_MISSING, "Measurement " + measurement.name() + " was not taken.");
        }
        String value = measurement.value().orElseThrow() + " " + measurement.unit();
        return new Fault(
                FaultCode.LIMIT_EXCEEDED,
                "Measurement %s is %s, expected %s."
                        .formatted(
                                measurement.name(),
                                value.strip(),
                                measurement.expectation().orElseThrow()));
    }
}
