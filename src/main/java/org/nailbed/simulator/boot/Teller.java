package org.nailbed.simulator.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes a boot story; its clock moves on by what printing takes at 115200 baud, as a real log's time stamps do. */
final class Teller {
    private static final double MILLIS_PER_CHARACTER = 10 * 1000.0 / 115_200;
    private static final String NEW_LINE = "\r\n";

    private final List<BootStory.Line> lines = new ArrayList<>();
    private double millis;
    private Optional<Application> application = Optional.empty();

    void rom(String format, Object... values) {
        print(String.format(Locale.ROOT, format, values), BootStory.Voice.ROM);
    }

    void plain(String format, Object... values) {
        print(String.format(Locale.ROOT, format, values), BootStory.Voice.SOFTWARE);
    }

    void info(String tag, String format, Object... values) {
        log('I', tag, String.format(Locale.ROOT, format, values));
    }

    void error(String tag, String format, Object... values) {
        log('E', tag, String.format(Locale.ROOT, format, values));
    }

    private void log(char level, String tag, String text) {
        print(level + " (" + (long) millis + ") " + tag + ": " + text, BootStory.Voice.SOFTWARE);
    }

    private void print(String text, BootStory.Voice voice) {
        String line = text + NEW_LINE;
        lines.add(new BootStory.Line((long) millis, line, voice));
        pass(line.length() * MILLIS_PER_CHARACTER);
    }

    void pass(double moreMillis) {
        millis += moreMillis;
    }

    /** What runs at the end. */
    void started(Application running) {
        application = Optional.of(running);
    }

    BootStory end(BootStory.End end) {
        return new BootStory(lines, end, (long) millis, application);
    }
}
