package org.nailbed.station.config.phase;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nailbed.run.Expectation;
import org.nailbed.sequence.Phase;
import org.nailbed.sequence.Phase.OnFault;
import org.nailbed.sequence.Phase.Policy;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.station.config.type.MapOf;
import org.nailbed.station.config.type.Quantities;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Mapping.Maker;
import org.nailbed.station.config.yaml.Place;
import org.nailbed.station.config.yaml.Placed;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;

/** The keys that every phase has, whatever its kind. */
public final class PhaseKeys {

    private static final Key<String> NAME = Key.optional(
                    "name", Values.NAME, "how records name the phase; no two may have one name", "boot-test")
            .otherwise("the word of its kind");
    public static final Key<Duration> BUDGET = Key.optional(
                    "budget", Quantities.DURATION, "how long each try may take; longer is a fault", "90 s")
            .otherwise("as the table of kinds says");
    private static final Key<Boolean> CONTINUE = Key.optional(
                    "continue",
                    Values.FLAG,
                    "true: the run goes on when the phase fails, to learn more of the board",
                    "true")
            .otherwise("a failure ends setup and main");
    private static final Key<Integer> TRIES = Key.optional(
                    "tries",
                    Values.count(1, Phase.MOST_TRIES),
                    "how often the phase is tried until it is good; every try is recorded, the last one counts",
                    "3")
            .otherwise("1");
    private static final Key<Map<String, Placed<Expected>>> LIMITS = Key.optional(
            "limits",
            new MapOf<>(Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"), Expected.TYPE.placed()),
            "what is expected of measurements that the kind takes anyway",
            "{duration: {high: 60000 ms}}");

    /** In front of the keys of a kind. */
    public static final Shape COMMON = Shape.of(NAME, BUDGET, CONTINUE, TRIES, LIMITS);

    private PhaseKeys() {}

    public static Shape shape(KindReader kind) {
        return COMMON.and(kind.shape());
    }

    static boolean isRequired(Key<?> key) {
        return key.need() == Key.Need.REQUIRED;
    }

    /**
     * Reads the settings of a phase.
     *
     * @param word where the word of its kind stands
     */
    static Draft read(KindReader kind, Place settings, Place word) {
        int before = settings.reading().kept(TemplateType.Use.class).size();
        PhaseMaker maker = new PhaseMaker(kind);
        Optional<Phase> phase = new Mapping<>(kind.facts().meaning(), shape(kind), maker).read(settings);
        List<TemplateType.Use> templates = settings.reading().kept(TemplateType.Use.class);
        return new Draft(
                kind,
                maker.name,
                phase,
                maker.namePlace.orElse(word),
                maker.limits,
                templates.subList(before, templates.size()));
    }

    /** Notes what is known of a phase though something in it may be wrong. */
    private static final class PhaseMaker implements Maker<Phase> {

        private final KindReader kind;
        private String name;
        private Optional<Place> namePlace = Optional.empty();
        private Map<String, Placed<Expected>> limits = Map.of();

        private PhaseMaker(KindReader kind) {
            this.kind = kind;
            this.name = kind.word();
        }

        @Override
        public void check(Section section) {
            name = section.find(NAME).orElse(kind.word());
            namePlace = section.place(NAME);
            limits = section.find(LIMITS).orElse(Map.of());
            kind.check(section);
        }

        @Override
        public Phase make(Section section) {
            PhaseKind made = kind.make(section);
            OnFault onFault = section.find(CONTINUE).orElse(false) ? OnFault.CONTINUE : OnFault.END;
            return new Phase(
                    name,
                    section.find(BUDGET).orElse(kind.facts().usualBudget()),
                    new Policy(onFault, section.find(TRIES).orElse(1)),
                    expectations(),
                    made);
        }

        private Map<String, Expectation> expectations() {
            Map<String, Expectation> expected = new HashMap<>();
            limits.forEach((measurement, limit) ->
                    limit.value().expectation().ifPresent(one -> expected.put(measurement, one)));
            return expected;
        }
    }
}
