package org.nailbed.sequence;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nailbed.run.FaultCode;

/**
 * A text of the engineer with places for a unit's data: {@code set serial {serial-number}}. A place is a name of {@link UnitData}
 * in braces; <code>{{</code> stands for one opening brace, and a closing brace alone for itself.
 *
 * <p>What is filled in is never looked at again: a serial number that reads {@code {mac}} stays what it is.
 *
 * @param text as the engineer wrote it
 */
public record Template(String text) {

    /** Of a filled text: no label, line or file that is made from data comes near it. */
    public static final int MAX_FILLED_CHARACTERS = 1 << 18;

    private static final Pattern BRACE = Pattern.compile("\\{(\\{|([^{}]*)}|)");

    /** @throws IllegalArgumentException saying which place is not understood, and where */
    public Template {
        Matcher brace = BRACE.matcher(text);
        while (brace.find()) {
            if (brace.group(1).isEmpty()) {
                throw new IllegalArgumentException(
                        "The brace at character %d of '%s' is not closed. Close it, or write {{ for one brace."
                                .formatted(brace.start() + 1, text));
            }
            if (brace.group(2) != null && !UnitData.isName(brace.group(2))) {
                throw unknown(brace.group(2), text);
            }
        }
    }

    /** @throws IllegalArgumentException saying which place is not understood, and where */
    public static Template of(String text) {
        return new Template(text);
    }

    private static IllegalArgumentException unknown(String name, String text) {
        return new IllegalArgumentException(
                ("The name {%s} in '%s' is not known. Known are {serial-number}, {mac}, {mac-hex}, {chip}, {product}, {lot},"
                                + " {station}, {slot}, {data.NAME} and {measured.PHASE.NAME}; {{ stands for one brace.")
                        .formatted(name, text));
    }

    /** The names in it, each once, in their order. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        Matcher brace = BRACE.matcher(text);
        while (brace.find()) {
            if (brace.group(2) != null) {
                names.add(brace.group(2));
            }
        }
        return names;
    }

    /** @throws SequenceException {@link FaultCode#UNIT_DATA_MISSING} when a value is not known, or the text becomes too long */
    public String fill(UnitData data) {
        return fill(data, UnaryOperator.identity());
    }

    /**
     * Fills in the unit's data.
     *
     * @param escape makes a value harmless where the text goes; the engineer's own text does not pass through it
     * @throws SequenceException {@link FaultCode#UNIT_DATA_MISSING} when a value is not known, or the text becomes too long
     */
    public String fill(UnitData data, UnaryOperator<String> escape) {
        StringBuilder filled = new StringBuilder();
        Matcher brace = BRACE.matcher(text);
        int done = 0;
        while (brace.find()) {
            filled.append(text, done, brace.start());
            filled.append(brace.group(2) == null ? "{" : escape.apply(value(brace.group(2), data)));
            done = brace.end();
            if (filled.length() > MAX_FILLED_CHARACTERS) {
                throw new SequenceException(
                        FaultCode.UNIT_DATA_MISSING,
                        "The text '%.100s' grew beyond %d characters when it was filled in. Check the unit's data."
                                .formatted(text, MAX_FILLED_CHARACTERS));
            }
        }
        return filled.append(text, done, text.length()).toString();
    }

    private String value(String name, UnitData data) {
        return data.get(name)
                .orElseThrow(() -> new SequenceException(
                        FaultCode.UNIT_DATA_MISSING,
                        "No value for {%s} in '%s': this unit has none. Check the phases before this one and the unit's data."
                                .formatted(name, text)));
    }

    /** The engineer's text: part of the hash of a sequence. */
    @Override
    public String toString() {
        return text;
    }
}
