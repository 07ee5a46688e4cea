package org.nailbed.app.cli.monitor;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.nailbed.app.cli.output.Failure;
import picocli.CommandLine.Option;

/** How boards are listened to, and until when. */
final class MonitorOptions {
    private static final int BAUD = 115_200;
    /** The ROM of an ESP8266 with a 26 MHz crystal (protocol reference, 1.1). */
    private static final int ESP8266_BAUD = 74_880;

    @Option(
            names = {"-b", "--baud"},
            paramLabel = "N",
            description = "The rate that the application prints at (default: 115200; 74880 with --chip esp8266).")
    private @Nullable Integer baud;

    @Option(names = "--no-reset", description = "Leave the boards running as they are.")
    private boolean noReset;

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            description = "Stop after that time. Exit code 9 if a board crashed meanwhile.")
    private @Nullable Double seconds;

    @Option(
            names = "--until",
            paramLabel = "REGEX",
            description =
                    "Stop a board once a line of its holds this. Exit code 9 if a board crashed before, or if --for"
                            + " ended first.")
    private @Nullable String until;

    @Option(names = "--no-times", description = "Print no time before the lines.")
    private boolean noTimes;

    /** @param isEsp8266 whether the boards are said to be */
    int baud(boolean isEsp8266) {
        if (baud != null && baud < 1) {
            throw new Failure.Usage("--baud " + baud + " is no rate. Write it as 115200.");
        }
        return baud != null ? baud : isEsp8266 ? ESP8266_BAUD : BAUD;
    }

    boolean resets() {
        return !noReset;
    }

    boolean showsTimes() {
        return !noTimes;
    }

    Optional<Duration> atMost() {
        if (seconds != null && !(seconds > 0 && seconds < Integer.MAX_VALUE)) {
            throw new Failure.Usage("--for " + seconds + " is no time. Write seconds: --for 10.");
        }
        return Optional.ofNullable(seconds).map(given -> Duration.ofMillis(Math.round(given * 1000)));
    }

    Optional<Pattern> until() {
        try {
            return Optional.ofNullable(until).map(Pattern::compile);
        } catch (PatternSyntaxException e) {
            throw new Failure.Usage("--until " + until + " is no regular expression: " + e.getDescription() + ".");
        }
    }
}
