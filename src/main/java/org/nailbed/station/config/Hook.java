package org.nailbed.station.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A program of this machine that the station calls: its words go to the system as they are, no shell reads them.
 *
 * @param words the program first; {@code {name}} in them is filled in
 */
public record Hook(List<String> words) {

    /**
     * What can be filled in: slot number, station name, the port's address, the board's USB place ("1-2.3"), the hub's place
     * ("1-2") and the hub's port ("3"), and for a signal its word and 1 or 0.
     */
    public static final Set<String> NAMES =
            Set.of("slot", "station", "port", "location", "hub", "hub-port", "signal", "on");

    /** Switches the port of a hub that can; see uhubctl's own list of such hubs. */
    public static final Hook UHUBCTL = new Hook(List.of("uhubctl", "-l", "{hub}", "-p", "{hub-port}", "-a", "cycle"));

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    /** @throws IllegalArgumentException when there is no word, or one has a name that nobody knows */
    public Hook {
        words = List.copyOf(words);
        if (words.isEmpty() || words.get(0).isBlank()) {
            throw new IllegalArgumentException(
                    "expected a program and its arguments, such as [gpioset, gpiochip0, 17=1]");
        }
        for (String word : words) {
            PLACE.matcher(word).results().map(place -> place.group(1)).forEach(Hook::requireKnown);
        }
    }

    private static void requireKnown(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("has {" + name + "}, expected one of "
                    + NAMES.stream().sorted().map(known -> "{" + known + "}").toList());
        }
    }

    /** Names in the words, without braces. */
    public Set<String> names() {
        return words.stream()
                .flatMap(word -> PLACE.matcher(word).results())
                .map(place -> place.group(1))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What to call.
     *
     * @param values of {@link #names()}; a value is filled in as it is and never read again
     * @throws IllegalArgumentException when a value is missing
     */
    public List<String> filled(Map<String, String> values) {
        return words.stream()
                .map(word -> PLACE.matcher(word).replaceAll(place -> value(place, values)))
                .toList();
    }

    private static String value(MatchResult place, Map<String, String> values) {
        String value = values.get(place.group(1));
        if (value == null) {
            throw new IllegalArgumentException("Nothing to fill in for {" + place.group(1) + "}.");
        }
        return Matcher.quoteReplacement(value);
    }
}
