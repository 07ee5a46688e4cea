package org.nailbed.sequence.talk;

import java.util.Map;
import java.util.Optional;

/**
 * A named group of a pattern whose text is a measurement.
 *
 * @param group as {@code (?<group>…)} names it. One that takes no part in a match sets nothing, and a flag to no
 */
public record Capture(String group, Reading reading) {

    /** @param groups those that took part in the match */
    Optional<String> textIn(Map<String, String> groups) {
        Optional<String> text = Optional.ofNullable(groups.get(group));
        return reading.kind() == Reading.Kind.FLAG ? text.or(() -> Optional.of("no")) : text;
    }
}
