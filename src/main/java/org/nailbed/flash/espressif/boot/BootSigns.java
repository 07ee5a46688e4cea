package org.nailbed.flash.espressif.boot;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What single lines of a board's text tell of restarts and crashes (protocol reference, 4.3; ESP-IDF's own log lines). */
public final class BootSigns {
    /** The ESP8266's has a number only. */
    private static final Pattern RESET = Pattern.compile("(?:rst:0x[0-9a-fA-F]+ \\(|rst (?=cause:))([^),]*)[),]");

    private static final Pattern CRASH =
            Pattern.compile("Guru Meditation Error.*|abort\\(\\) was called.*|assert failed:.*");

    /** Looked for by itself: with a repetition before it, a long line would take time by the square of its length. */
    private static final Pattern PANIC = Pattern.compile("\\bpanic\\b");

    private BootSigns() {}

    /** Why the board restarted, when the line is its ROM's introduction: "POWERON_RESET". */
    public static Optional<String> resetReason(String line) {
        Matcher reset = RESET.matcher(line);
        return reset.find() ? Optional.of(reset.group(1)) : Optional.empty();
    }

    /** What the line says of a crash of the application. */
    public static Optional<String> crash(String line) {
        if (PANIC.matcher(line).find()) {
            return Optional.of(line.strip());
        }
        Matcher crash = CRASH.matcher(line);
        return crash.find() ? Optional.of(crash.group().strip()) : Optional.empty();
    }
}
