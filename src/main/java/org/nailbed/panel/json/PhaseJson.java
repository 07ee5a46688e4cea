package org.nailbed.panel.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nailbed.run.Measurement;
import org.nailbed.run.PhaseRecord;

/** What one phase did. */
public record PhaseJson(
        String name, Instant started, double seconds, Optional<FaultJson> fault, List<MeasurementJson> measurements) {

    /**
     * A measured fact.
     *
     * @param value a number, a text, true or false; absent when it was not taken
     * @param good set, and inside its limits if it has any
     */
    public record MeasurementJson(
            String name,
            Optional<Object> value,
            String unit,
            Optional<BigDecimal> low,
            Optional<BigDecimal> high,
            boolean good) {

        static MeasurementJson of(Measurement measurement) {
            return new MeasurementJson(
                    measurement.name(),
                    measurement.value().map(MeasurementJson::plain),
                    measurement.unit(),
                    measurement.limit().flatMap(limit -> limit.low()),
                    measurement.limit().flatMap(limit -> limit.high()),
                    measurement.isGood());
        }

        private static Object plain(Measurement.Value value) {
            if (value instanceof Measurement.Value.Number number) {
                return number.number();
            }
            return value instanceof Measurement.Value.Flag flag ? flag.flag() : ((Measurement.Value.Text) value).text();
        }
    }

    static PhaseJson of(PhaseRecord phase) {
        return new PhaseJson(
                phase.name(),
                phase.started(),
                phase.duration().toMillis() / 1000.0,
                phase.fault().map(FaultJson::of),
                phase.measurements().stream().map(MeasurementJson::of).toList());
    }
}
