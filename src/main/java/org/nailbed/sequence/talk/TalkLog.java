package org.nailbed.sequence.talk;

import static java.util.stream.Collectors.joining;

import java.util.ArrayDeque;
import java.util.regex.Pattern;

/** What was said and heard, bounded: of a board that talks without end the last is kept. */
final class TalkLog {

    private static final int MAX_CHARACTERS = 1 << 16;
    private static final int QUOTED_LINES = 3;
    private static final int QUOTED_CHARACTERS = 120;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final StringBuilder text = new StringBuilder();
    private final ArrayDeque<String> last = new ArrayDeque<>();

    void said(String line) {
        append("> ", line);
    }

    /** What is heard from now on is quoted. */
    void listen() {
        last.clear();
    }

    void heard(String line) {
        append("< ", line);
        last.addLast(cut(line));
        if (last.size() > QUOTED_LINES) {
            last.removeFirst();
        }
    }

    private void append(String direction, String line) {
        text.append(direction).append(line).append('\n');
        if (text.length() > MAX_CHARACTERS) {
            text.delete(0, text.length() - MAX_CHARACTERS);
        }
    }

    /** Whether no line was heard since. */
    boolean isSilent() {
        return last.isEmpty();
    }

    /**
     * The last lines that were heard, for a message.
     *
     * @param all that was heard; where no line was whole, the beginning of one is at its end
     */
    String quoted(String all) {
        if (last.isEmpty()) {
            String unfinished = all.substring(all.lastIndexOf('\n') + 1);
            return "\"" + cut(unfinished) + "\", a line without an end";
        }
        return last.stream().map(line -> "\"" + line + "\"").collect(joining(", "));
    }

    /** A line as a message may show it: not too long, and without characters that would steer the screen of whoever reads it. */
    static String cut(String line) {
        String harmless = CONTROL.matcher(line).replaceAll("\uFFFD");
        return harmless.length() <= QUOTED_CHARACTERS ? harmless : harmless.substring(0, QUOTED_CHARACTERS) + "…";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
