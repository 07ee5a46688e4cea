package org.nailbed.station.config.phase;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nailbed.run.Expectation;
import org.nailbed.run.Limit;
import org.nailbed.station.config.type.Scalar;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Mapping.Maker;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;

/**
 * What is expected of a measurement.
 *
 * @param unit empty for text, a flag, or a plain count
 * @param expectation empty when any value is good
 */
public record Expected(String unit, Optional<Expectation> expectation) {

    private static final Key<Bound> LOW =
            Key.optional("low", Bound.TYPE, "the lowest good value, with its unit", "3.2 V");
    private static final Key<Bound> HIGH =
            Key.optional("high", Bound.TYPE, "the highest good value, with its unit", "3.4 V");
    private static final Key<Bound> MARGIN = Key.optional(
            "margin", Bound.TYPE, "how near to an end a good value is marginal: it passes, and is told of", "0.02 V");
    private static final Key<String> UNIT = Key.optional(
            "unit", Scalar.TEXT, "the unit of a value that has no limit, or whose limits are plain numbers", "V");
    private static final Key<String> EQUALS =
            Key.optional("equals", Scalar.TEXT, "the text that it must be, letter for letter", "PASS");
    private static final Key<Boolean> IS =
            Key.optional("is", Values.FLAG, "the answer that it must be, for a yes-or-no value", "true");

    public static final Shape SHAPE = Shape.of(LOW, HIGH, MARGIN, UNIT, EQUALS, IS);

    /** What a product says of a value. */
    public static final Mapping<Expected> TYPE =
            new Mapping<>("low, high, margin, unit, equals or is", SHAPE, new Reader());

    /** Any value. */
    public static final Expected ANYTHING = new Expected("", Optional.empty());

    /** Of a section that has these keys among others. */
    public static Expected of(Section section) {
        return new Reader().make(section);
    }

    /** As {@link Maker#check}, of a section that has these keys among others. */
    public static void checkIn(Section section) {
        new Reader().check(section);
    }

    /** Whether a measurement in this unit can be held to it: texts and flags have none, and what has one is neither. */
    public boolean isOf(String measured) {
        return unit.equals(measured);
    }

    private static final class Reader implements Maker<Expected> {

        @Override
        public void check(Section section) {
            checkKinds(section);
            if (unitsAgree(section)) {
                checkEnds(section);
            }
        }

        private static void checkKinds(Section section) {
            boolean range = section.names(LOW) || section.names(HIGH);
            long kinds = Stream.of(range, section.names(EQUALS), section.names(IS))
                    .filter(given -> given)
                    .count();
            if (kinds > 1) {
                section.place()
                        .fault(
                                section.place().name()
                                        + " has several of a range (low, high), 'equals' and 'is'. A value is a number, a text, or yes or no.");
            } else if (section.names(MARGIN) && !range) {
                section.fault(
                        MARGIN, "'margin' stands without 'low' or 'high'. Give an end to which it is the distance.");
            }
        }

        /** Value and limits share one unit: that one cannot be read for the other is worth a word more. */
        private static boolean unitsAgree(Section section) {
            Optional<String> unit = section.find(UNIT);
            String first = unit.orElse("");
            for (Key<Bound> key : List.of(LOW, HIGH, MARGIN)) {
                String own = section.find(key).map(Bound::unit).orElse("");
                if (own.isEmpty()) {
                    continue;
                }
                if (unit.filter(own::equals).isPresent()) {
                    section.fault(UNIT, "the unit '" + own + "' stands at '" + key.word() + "' too. Leave 'unit' out.");
                    return true;
                }
                if (!first.isEmpty() && !first.equals(own)) {
                    section.fault(
                            key,
                            "'%s' is in '%s', the other in '%s'. Write all in one unit, the one that is measured in."
                                    .formatted(key.word(), own, first));
                    return false;
                }
                first = own;
            }
            return true;
        }

        private static void checkEnds(Section section) {
            Optional<BigDecimal> low = section.find(LOW).map(Bound::number);
            Optional<BigDecimal> high = section.find(HIGH).map(Bound::number);
            Optional<BigDecimal> margin = section.find(MARGIN).map(Bound::number);
            if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0) {
                section.fault(
                        LOW,
                        "'low' is %s, above 'high' %s: no value could be good. Exchange them."
                                .formatted(section.need(LOW), section.need(HIGH)));
            } else if (margin.filter(distance -> distance.signum() < 0).isPresent()) {
                section.fault(MARGIN, "'margin' is below 0, expected a distance from an end.");
            } else if (low.isPresent() && high.isPresent() && margin.isPresent()) {
                BigDecimal width = high.get().subtract(low.get());
                if (margin.get().multiply(BigDecimal.valueOf(2)).compareTo(width) > 0
                        && margin.get().signum() > 0) {
                    section.fault(
                            MARGIN,
                            "'margin' is %s from both ends of a range that is %s wide: every good value would be marginal. Make it smaller."
                                    .formatted(section.need(MARGIN), width.toPlainString()));
                }
            }
        }

        @Override
        public Expected make(Section section) {
            String unit = Stream.of(
                            section.find(UNIT),
                            section.find(LOW).map(Bound::unit),
                            section.find(HIGH).map(Bound::unit),
                            section.find(MARGIN).map(Bound::unit))
                    .flatMap(Optional::stream)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
            return new Expected(unit, expectation(section, unit));
        }

        private static Optional<Expectation> expectation(Section section, String unit) {
            if (section.names(LOW) || section.names(HIGH)) {
                BigDecimal margin = section.find(MARGIN).map(Bound::number).orElse(BigDecimal.ZERO);
                return Optional.of(new Limit(
                        section.find(LOW).map(Bound::number), section.find(HIGH).map(Bound::number), unit, margin));
            }
            return section.find(EQUALS)
                    .<Expectation>map(Expectation.Exactly::new)
                    .or(() -> section.find(IS).map(Expectation.Is::new));
        }
    }
}
