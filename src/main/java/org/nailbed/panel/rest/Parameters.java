package org.nailbed.panel.rest;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What requests carry, checked before anybody acts on it. */
final class Parameters {

    static final int LONGEST_NAME = 80;
    static final int LONGEST_REASON = 500;

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    private Parameters() {}

    /**
     * A text that must be there; control characters in it become a space.
     *
     * @param most characters
     */
    static String text(String name, Optional<String> given, int most) {
        String text = optionalText(name, given, most);
        if (text.isEmpty()) {
            throw PanelException.parameter(name + " is missing, expected 1 to " + most + " characters.");
        }
        return text;
    }

    /** The same where it may be left out: empty then. */
    static String optionalText(String name, Optional<String> given, int most) {
        String text = CONTROLS.matcher(given.orElse("")).replaceAll(" ").strip();
        if (text.length() > most) {
            throw PanelException.parameter(
                    name + " has " + text.length() + " characters, expected at most " + most + ".");
        }
        return text;
    }

    /** Who signs. */
    static String by(Optional<String> given) {
        return text("by", given, LONGEST_NAME);
    }

    static <T> T body(@Nullable T body) {
        if (body == null) {
            throw PanelException.parameter("The body is missing, expected JSON.");
        }
        return body;
    }

    static <T> T required(String name, Optional<T> given) {
        return given.orElseThrow(() -> PanelException.parameter(name + " is missing."));
    }

    /** Numbers of slots; none, and one that is not there, is refused. JSON's null may stand among them. */
    static Set<Integer> slots(Optional<Set<Integer>> given) {
        Set<Integer> slots = required("slots", given);
        if (slots.isEmpty() || slots.stream().anyMatch(Objects::isNull)) {
            throw PanelException.parameter("slots is " + slots + ", expected at least one number of a slot.");
        }
        return slots;
    }

    static UUID id(String name, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw PanelException.parameter(name + " is '" + text + "', expected an id.");
        }
    }

    static String sha256(String text) {
        if (!SHA256.matcher(text).matches()) {
            throw PanelException.parameter("'" + text + "' is no SHA-256, expected 64 lower-case hex digits.");
        }
        return text;
    }
}
