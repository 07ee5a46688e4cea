package org.nailbed.sequence.talk;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.SequenceException;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.UnitData;
import org.nailbed.wire.Deadline;

/**
 * What a line must contain: a regular expression of Java, in which a name of a unit's data in braces, such as
 * {@code {serial-number}}, stands for exactly that text, whatever characters it has. Braces that begin with a digit stay a
 * quantifier, and {@code \p{Alpha}} what it is.
 *
 * @param text as the engineer wrote it
 */
public record LinePattern(String text) {

    /** A brace with a letter in it is a mistake in an expression of Java's, but for these escapes. */
    private static final Pattern PLACE = Pattern.compile("(?<!\\\\[pPxN])\\{([A-Za-z][^{}]*)}");

    private static final Pattern GROUP = Pattern.compile("(?<!\\\\)\\(\\?<([A-Za-z][A-Za-z0-9]*)>");

    /** @throws IllegalArgumentException saying what is not understood, and where */
    public LinePattern {
        try {
            Pattern.compile(PLACE.matcher(text).replaceAll(place -> {
                Template.of("{" + place.group(1) + "}");
                return "x";
            }));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "Pattern '%s' is not understood: %s at character %d."
                            .formatted(text, e.getDescription(), e.getIndex() + 1),
                    e);
        }
    }

    public static LinePattern of(String text) {
        return new LinePattern(text);
    }

    /** The names of its groups. */
    public Set<String> groups() {
        Set<String> groups = new LinkedHashSet<>();
        GROUP.matcher(text).results().map(group -> group.group(1)).forEach(groups::add);
        return groups;
    }

    /** The names of the unit's data in it, in their order. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        PLACE.matcher(text).results().map(place -> place.group(1)).forEach(names::add);
        return names;
    }

    /** The pattern for one unit. */
    Filled fill(UnitData data) {
        String filled = PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        Pattern.quote(Template.of(place.group()).fill(data))));
        return new Filled(this, Pattern.compile(filled));
    }

    @Override
    public String toString() {
        return text;
    }

    /** @param pattern with the unit's data in it */
    record Filled(LinePattern source, Pattern pattern) {

        /** No pattern that does its work needs more than a fraction of it. */
        private static final Duration LONGEST_MATCH = Duration.ofSeconds(1);

        private static final Duration SHORTEST_MATCH = Duration.ofMillis(100);

        /**
         * Looks for the pattern anywhere in a line.
         *
         * @return what each group holds; groups that took no part are left out. Empty when the pattern is not there
         * @throws SequenceException {@code PATTERN_TOO_SLOW} when that is not known in time, {@code STOPPED} when interrupted
         */
        Optional<Map<String, String>> find(String line, Deadline deadline) {
            Matcher matcher = pattern.matcher(new BoundedText(line, patience(deadline)));
            try {
                return matcher.find() ? Optional.of(groups(matcher)) : Optional.empty();
            } catch (BoundedText.OutOfTime | StackOverflowError e) {
                throw new SequenceException(
                        FaultCode.PATTERN_TOO_SLOW,
                        "Pattern '%s' did not end on a line of %d characters. Avoid groups that repeat, most of all inside each other."
                                .formatted(source, line.length()),
                        e);
            }
        }

        /** A line that comes in the last moment is looked at all the same. */
        private static Deadline patience(Deadline deadline) {
            return deadline.remaining().compareTo(SHORTEST_MATCH) < 0
                    ? Deadline.after(SHORTEST_MATCH, deadline.ticker())
                    : deadline.atMost(LONGEST_MATCH);
        }

        private Map<String, String> groups(Matcher matcher) {
            Map<String, String> groups = new TreeMap<>();
            for (String group : source.groups()) {
                if (matcher.group(group) != null) {
                    groups.put(group, matcher.group(group));
                }
            }
            return groups;
        }
    }
}
