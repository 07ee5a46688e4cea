package org.nailbed.sequence;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nailbed.run.Expectation;
import org.nailbed.run.Measurement;
import org.nailbed.run.Measurement.Value;

/** The measurements of one phase: declared first, so that one which was never taken shows in the record. */
public final class MeasurementSheet {

    private final Map<String, Measurement> measurements = new LinkedHashMap<>();
    private final Map<String, Expectation> limits;

    /** @param limits what the product expects of measurements that are declared without an expectation */
    public MeasurementSheet(Map<String, Expectation> limits) {
        this.limits = Map.copyOf(limits);
    }

    public MeasurementSheet() {
        this(Map.of());
    }

    /** For text, a flag, or a plain count. */
    public MeasurementSheet declare(String name) {
        return declare(name, "");
    }

    public MeasurementSheet declare(String name, String unit) {
        return declare(name, unit, Optional.empty());
    }

    /**
     * @param expectation what is expected of it; where it is empty, what the product says under {@code limits}
     * @throws IllegalArgumentException when the name was declared before, or the expectation is in another unit
     */
    public MeasurementSheet declare(String name, String unit, Optional<Expectation> expectation) {
        Optional<Expectation> expected = expectation.or(() -> Optional.ofNullable(limits.get(name)));
        if (measurements.putIfAbsent(name, new Measurement(name, Optional.empty(), unit, expected)) != null) {
            throw new IllegalArgumentException("Measurement " + name + " is declared twice.");
        }
        return this;
    }

    public void set(String name, String text) {
        set(name, new Value.Text(text));
    }

    public void set(String name, long number) {
        set(name, BigDecimal.valueOf(number));
    }

    public void set(String name, BigDecimal number) {
        set(name, new Value.Number(number));
    }

    public void set(String name, boolean flag) {
        set(name, new Value.Flag(flag));
    }

    /** @throws IllegalStateException when it was not declared, or is set already */
    public void set(String name, Value value) {
        Measurement declared = measurements.get(name);
        if (declared == null || declared.isSet()) {
            throw new IllegalStateException(
                    "Measurement " + name + (declared == null ? " was not declared." : " is set twice."));
        }
        measurements.put(name, declared.withValue(value));
    }

    /** In the order of their declaration. */
    public List<Measurement> measurements() {
        return List.copyOf(measurements.values());
    }
}
