package org.nailbed.station.config.product;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nailbed.ledger.line.AdmissionRules;
import org.nailbed.ledger.line.AdmissionRules.AfterPass;
import org.nailbed.station.config.type.ListOf;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Mapping.Maker;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;
import org.nailbed.station.config.yaml.Type;

/** The {@code route} and the {@code retest} of a product: the rules of the line. */
final class LineKeys {

    private static final String USUAL_STEP = "flash";

    private static final Key<String> STEP = Key.optional(
                    "step",
                    Values.NAME,
                    "the work that this product's run does to a unit; the same word on every line",
                    "final-test")
            .otherwise(USUAL_STEP);
    private static final Key<List<String>> AFTER = Key.optional(
            "after", new ListOf<>(Values.NAME, "this step"), "steps that the unit must have passed before", "[ict]");

    static final Type<Route> ROUTE = new Mapping<>("step and after", Shape.of(STEP, AFTER), new RouteMaker());

    private static final Key<AfterPass> AFTER_PASS = Key.optional(
                    "after-pass",
                    Values.oneOf(AfterPass.class),
                    "what happens to a unit that passed this step already: it is refused, taken with a reason that the operator gives, or taken as rework",
                    "ask")
            .otherwise("rework");
    private static final Key<Integer> MAX_ATTEMPTS = Key.optional(
                    "max-attempts",
                    Values.count(1, 1000),
                    "how many runs of this step a unit gets without a reason",
                    "3")
            .otherwise("any number");

    static final Type<Retest> RETEST =
            new Mapping<>("after-pass and max-attempts", Shape.of(AFTER_PASS, MAX_ATTEMPTS), LineKeys::retest);

    private LineKeys() {}

    record Route(String step, List<String> after) {
        static final Route USUAL = new Route(USUAL_STEP, List.of());
    }

    record Retest(AfterPass afterPass, OptionalInt maxAttempts) {
        static final Retest USUAL = new Retest(AfterPass.REWORK, OptionalInt.empty());
    }

    static AdmissionRules rules(Optional<Route> route, Optional<Retest> retest) {
        Route way = route.orElse(Route.USUAL);
        Retest again = retest.orElse(Retest.USUAL);
        return new AdmissionRules(way.step(), way.after(), again.afterPass(), again.maxAttempts());
    }

    private static Retest retest(Section section) {
        return new Retest(
                section.find(AFTER_PASS).orElse(AfterPass.REWORK),
                section.find(MAX_ATTEMPTS).map(OptionalInt::of).orElseGet(OptionalInt::empty));
    }

    private static final class RouteMaker implements Maker<Route> {

        @Override
        public void check(Section section) {
            String step = section.find(STEP).orElse(USUAL_STEP);
            if (section.find(AFTER).filter(steps -> steps.contains(step)).isPresent()) {
                section.fault(
                        AFTER, "step '" + step + "' stands after itself: no unit could ever be admitted. Take it out.");
            }
        }

        @Override
        public Route make(Section section) {
            return new Route(
                    section.find(STEP).orElse(USUAL_STEP), section.find(AFTER).orElse(List.of()));
        }
    }
}
