package org.nailbed.station.config.phase;

import java.util.Optional;
import org.nailbed.run.Expectation;
import org.nailbed.run.Limit;
import org.nailbed.sequence.talk.Reading;
import org.nailbed.station.config.type.Scalar;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Mapping.Maker;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;
import org.nailbed.station.config.yaml.Type;

/**
 * A measurement that is read from text, as product files write it.
 *
 * @param name empty when something else names it
 */
public record ReadingKeys(Optional<String> name, Reading.Kind kind, Expected expected) {

    private static final Scalar<String> NAME_TYPE = Values.MEASUREMENT;

    private static final Key<Reading.Kind> AS = Key.optional(
                    "as",
                    Values.oneOf(Reading.Kind.class),
                    "what the text is read as: number, hex, text or flag (1, true, yes, on, ok, pass against 0, false, no, off, fail)",
                    "hex")
            .otherwise("number with a unit or a limit, flag with 'is', else text");
    private static final Key<String> RENAMED = Key.optional("name", NAME_TYPE, "how records name it", "supply-voltage")
            .otherwise("the name of the group");
    private static final Key<String> NAMED = Key.required("name", NAME_TYPE, "how records name it", "supply-voltage");

    /** Of a value that has a name by its place already. */
    public static final Type<ReadingKeys> OF_GROUP = type(RENAMED);

    public static final Type<ReadingKeys> TYPE = type(NAMED);

    private static Type<ReadingKeys> type(Key<String> name) {
        return new Mapping<>("a measurement", Shape.of(name, AS).and(Expected.SHAPE), new ReadingMaker(name));
    }

    /** @throws IllegalArgumentException when kind and expectation do not fit together */
    public Reading named(String usual) {
        return new Reading(name.orElse(usual), kind, expected.unit(), expected.expectation());
    }

    private record ReadingMaker(Key<String> name) implements Maker<ReadingKeys> {

        @Override
        public void check(Section section) {
            Expected.checkIn(section);
        }

        @Override
        public ReadingKeys make(Section section) {
            Expected expected = Expected.of(section);
            Reading.Kind kind = section.find(AS).orElseGet(() -> usualKind(expected));
            ReadingKeys keys = new ReadingKeys(section.find(name), kind, expected);
            keys.named("it");
            return keys;
        }

        private static Reading.Kind usualKind(Expected expected) {
            if (!expected.unit().isEmpty()
                    || expected.expectation().filter(Limit.class::isInstance).isPresent()) {
                return Reading.Kind.NUMBER;
            }
            return expected.expectation()
                            .filter(Expectation.Is.class::isInstance)
                            .isPresent()
                    ? Reading.Kind.FLAG
                    : Reading.Kind.TEXT;
        }
    }
}
