package org.nailbed.app.cli.monitor;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nailbed.app.cli.output.Facts;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.app.cli.output.Output;
import org.nailbed.app.cli.output.Words;

/** Prints the lines of several boards. Called from the thread of each; a line is never mixed with another. */
final class MonitorPrinter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final String RED = "\u001B[1;31m";
    private static final String DIM = "\u001B[2m";
    private static final String PLAIN = "\u001B[0m";
    private static final char ESCAPE = '\u001B';

    private final Output output;
    private final Style style;
    /** So that what repeats is explained once. */
    private final Map<String, Set<CrashSign>> explained = new HashMap<>();

    private final long startNanos = System.nanoTime();

    /**
     * How lines look.
     *
     * @param names whether each begins with its port
     * @param times whether each begins with the time
     * @param colour whether the board's own colours, and ours, are shown
     */
    record Style(boolean json, boolean names, boolean times, boolean colour) {}

    MonitorPrinter(Output output, Style style) {
        this.output = output;
        this.style = style;
    }

    /** A line of a board. */
    synchronized void line(String port, String line, Optional<CrashSign> sign) {
        String text = style.colour() ? line : withoutColours(line);
        if (style.json()) {
            output.out()
                    .println(new Facts()
                            .with("port", port)
                            .with("seconds", Words.millis((System.nanoTime() - startNanos) / 1e9))
                            .with("line", withoutColours(line))
                            .with("crash", sign.map(Enum::name))
                            .json());
        } else if (sign.isPresent()) {
            String pointed = style.colour() ? RED + text + PLAIN : text;
            output.out().println(prefix(port) + pointed);
            if (explained
                    .computeIfAbsent(port, any -> EnumSet.noneOf(CrashSign.class))
                    .add(sign.get())) {
                output.out().println(prefix(port) + "^^^ " + sign.get().meaning());
            }
        } else {
            output.out().println(prefix(port) + text);
        }
        output.out().flush();
    }

    /** What we say of a board. */
    synchronized void note(String port, String text) {
        output.err().println("--- " + port + ": " + text);
    }

    synchronized void failure(String port, Failure failure, Throwable cause) {
        output.err().println(failure.message().contains(port) ? failure.line() : port + ": " + failure.line());
        if (output.debug()) {
            cause.printStackTrace(output.err());
        }
    }

    private String prefix(String port) {
        String time = style.times() ? TIME.format(LocalTime.now(ZoneId.systemDefault())) + "  " : "";
        String head = style.names() ? time + port + "  " : time;
        return style.colour() && !head.isEmpty() ? DIM + head + PLAIN : head;
    }

    /** Control sequences as ESP-IDF's log sets its colours with: ESC [ … letter. */
    private static String withoutColours(String line) {
        if (line.indexOf(ESCAPE) < 0) {
            return line;
        }
        return line.replaceAll("\u001B\\[[0-9;]*[A-Za-z]", "").replace("\u001B", "");
    }
}
