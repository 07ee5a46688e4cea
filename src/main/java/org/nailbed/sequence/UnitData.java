package org.nailbed.sequence;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.nailbed.run.FaultCode;
import org.nailbed.wire.Trace;

/**
 * What is known of one unit by name, for the {@link Template}s of its run. It grows while the run goes on: a value that is put
 * again replaces the one before. Belongs to the run's thread.
 *
 * <p>Values come from boards, scanners and files: they are taken as they are, but never longer than {@link #MAX_VALUE_CHARACTERS}.
 */
public final class UnitData {

    /** Enough for a certificate chain as text; a label or a console line takes far less. */
    public static final int MAX_VALUE_CHARACTERS = 16_384;

    public static final String SERIAL_NUMBER = "serial-number";
    public static final String MAC = "mac";
    /** The MAC without its colons; known whenever {@link #MAC} is. */
    public static final String MAC_HEX = "mac-hex";

    public static final String CHIP = "chip";
    public static final String PRODUCT = "product";
    public static final String LOT = "lot";
    public static final String STATION = "station";
    public static final String SLOT = "slot";

    private static final Set<String> FIXED_NAMES =
            Set.of(SERIAL_NUMBER, MAC, MAC_HEX, CHIP, PRODUCT, LOT, STATION, SLOT);
    private static final String FREE_NAME = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}";
    private static final Pattern LOOKED_UP = Pattern.compile("data\\." + FREE_NAME);
    /** A phase has no dot in its name; a measurement may. */
    private static final Pattern MEASURED = Pattern.compile("measured\\.[A-Za-z0-9_-]{1,64}\\." + FREE_NAME);

    private static final String MASK = "***";

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> secrets = new HashSet<>();

    /** The name of a looked-up value, such as a column of a file: {@code data.wifi-key} for {@code wifi-key}. */
    public static String lookedUp(String name) {
        return "data." + name;
    }

    /** The name of what a phase measured. */
    public static String measured(String phase, String measurement) {
        return "measured." + phase + "." + measurement;
    }

    /** Whether a value can ever be known by this name: one of the fixed words, {@code data.NAME} or {@code measured.PHASE.NAME}. */
    public static boolean isName(String name) {
        return FIXED_NAMES.contains(name)
                || LOOKED_UP.matcher(name).matches()
                || MEASURED.matcher(name).matches();
    }

    /**
     * @throws IllegalArgumentException when no value goes by such a name
     * @throws SequenceException {@link FaultCode#UNIT_DATA_MISSING} when the value is too long to be one
     */
    public void put(String name, String value) {
        if (!isName(name) || name.equals(MAC_HEX)) {
            throw new IllegalArgumentException(
                    "No value is put by the name '" + name + "'. Use a fixed word, data.NAME or measured.PHASE.NAME.");
        }
        if (value.length() > MAX_VALUE_CHARACTERS) {
            throw new SequenceException(
                    FaultCode.UNIT_DATA_MISSING,
                    "Value {%s} has %d characters, expected at most %d. Check where it comes from."
                            .formatted(name, value.length(), MAX_VALUE_CHARACTERS));
        }
        values.put(name, value);
    }

    /** As {@link #put}, for a key or a password: {@link #masked} hides it from then on, also when it is replaced. */
    public void putSecret(String name, String value) {
        put(name, value);
        if (!value.isBlank()) {
            secrets.add(value);
        }
    }

    public Optional<String> get(String name) {
        return name.equals(MAC_HEX)
                ? Optional.ofNullable(values.get(MAC)).map(mac -> mac.replace(":", ""))
                : Optional.ofNullable(values.get(name));
    }

    /** The text with every secret value in it replaced: for logs, attachments and messages. */
    public String masked(String text) {
        return secrets.stream()
                // A secret may be a part of another.
                .sorted(Comparator.comparingInt(String::length).reversed())
                .reduce(text, (seen, secret) -> seen.replace(secret, MASK));
    }

    /** The same with every secret in every value replaced: what of a label or a file may be shown to anybody. */
    public UnitData masked() {
        UnitData shown = new UnitData();
        values.forEach((name, value) -> shown.values.put(name, masked(value)));
        return shown;
    }

    /** For as long as an application talks that may print them: the trace of its port tells sizes only, if there is any secret. */
    public Trace.Concealment conceal(Supplier<Trace> trace) {
        return secrets.isEmpty() ? Trace.Concealment.NONE : trace.get().conceal();
    }

    /** Names only: a value may be secret. */
    @Override
    public String toString() {
        return "UnitData" + values.keySet().stream().sorted().toList();
    }
}
