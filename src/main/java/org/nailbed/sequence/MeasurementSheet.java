package org.nailbed.sequence;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nailbed.run.Measurement;

/** The measurements of one phase: declared first, so that one which was never taken shows in the record. */
final class MeasurementSheet {

    private final Map<String, Measurement> measurements = new LinkedHashMap<>();

    /** For text, or a plain count. */
    MeasurementSheet declare(String name) {
        return declare(name, "");
    }

    MeasurementSheet declare(String name, String unit) {
        measurements.put(name, new Measurement(name, Optional.empty(), unit, Optional.empty()));
        return this;
    }

    void set(String name, String text) {
        put(declared(name), new Measurement.Value.Text(text));
    }

    void set(String name, long number) {
        put(declared(name), new Measurement.Value.Number(BigDecimal.valueOf(number)));
    }

    List<Measurement> measurements() {
        return List.copyOf(measurements.values());
    }

    private Measurement declared(String name) {
        Measurement declared = measurements.get(name);
        if (declared == null || declared.isSet()) {
            throw new IllegalStateException(
                    "Measurement " + name + (declared == null ? " was not declared." : " is set twice."));
        }
        return declared;
    }

    private void put(Measurement declared, Measurement.Value value) {
        measurements.put(
                declared.name(),
                new Measurement(declared.name(), Optional.of(value), declared.unit(), declared.limit()));
    }
}
