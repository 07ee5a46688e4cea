package org.nailbed.panel.history;

import java.math.BigDecimal;
import java.util.Optional;
import org.nailbed.run.Expectation;
import org.nailbed.run.Judgement;
import org.nailbed.run.Limit;
import org.nailbed.run.Measurement;

/**
 * A measured fact. Numbers are texts, so that each keeps the digits that were recorded.
 *
 * @param value a text, true or false; absent when it was not taken
 * @param margin a good value nearer than this to an end is marginal
 * @param expected the text, or true or false, that the value must be
 * @param good set, and as expected if anything was
 */
public record MeasurementJson(
        String name,
        Optional<Object> value,
        String unit,
        Optional<String> low,
        Optional<String> high,
        Optional<String> margin,
        Optional<Object> expected,
        Judgement judgement,
        boolean good) {

    static MeasurementJson of(Measurement measurement) {
        Optional<Limit> limit = measurement.limit();
        return new MeasurementJson(
                measurement.name(),
                measurement.value().map(MeasurementJson::plain),
                measurement.unit(),
                limit.flatMap(Limit::low).map(BigDecimal::toPlainString),
                limit.flatMap(Limit::high).map(BigDecimal::toPlainString),
                limit.map(Limit::margin).filter(margin -> margin.signum() > 0).map(BigDecimal::toPlainString),
                measurement.expectation().flatMap(MeasurementJson::plain),
                measurement.judgement(),
                measurement.isGood());
    }

    private static Object plain(Measurement.Value value) {
        if (value instanceof Measurement.Value.Number number) {
            return number.number().toPlainString();
        }
        return value instanceof Measurement.Value.Flag flag ? flag.flag() : ((Measurement.Value.Text) value).text();
    }

    private static Optional<Object> plain(Expectation expectation) {
        if (expectation instanceof Expectation.Exactly exactly) {
            return Optional.of(exactly.text());
        }
        return expectation instanceof Expectation.Is is ? Optional.of(is.expected()) : Optional.empty();
    }
}
