package org.nailbed.app.cli.progress;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** For a terminal: the boards at work redraw in place below the results of those that have ended. */
public final class LiveView implements ProgressView {
    /** More lines than this may not fit a terminal, and one that scrolls cannot be redrawn. */
    private static final int MAX_LIVE_LINES = 16;

    private static final int BAR_CELLS = 24;
    /** A line that wraps cannot be redrawn either: 80 columns less what stands beside the address. */
    private static final int MAX_ADDRESS_LETTERS = 27;

    private static final String ERASE_BELOW = "\u001B[J";
    private static final String GREEN = "\u001B[32m";
    private static final String RED = "\u001B[31m";
    private static final String PLAIN = "\u001B[0m";

    private final PrintWriter out;
    private final Terminal.Look look;
    private final Set<String> finished = new HashSet<>();
    private int liveLines;

    /** @param out a terminal */
    public LiveView(PrintWriter out, Terminal.Look look) {
        this.out = out;
        this.look = look;
    }

    @Override
    public void draw(List<BoardStatus> boards) {
        StringBuilder text = new StringBuilder();
        if (liveLines > 0) {
            text.append("\u001B[").append(liveLines).append('A').append('\r').append(ERASE_BELOW);
        }
        boards.forEach(board -> board.result()
                .filter(ended -> finished.add(board.port()))
                .ifPresent(ended -> text.append(resultLine(board.port(), ended)).append(System.lineSeparator())));
        appendLive(text, boards.stream().filter(board -> !board.isDone()).toList());
        out.print(text);
        out.flush();
    }

    private String resultLine(String port, BoardStatus.Result ended) {
        String outcome = ended.outcome();
        String painted = look.colour() ? (outcome.equals("PASS") ? GREEN : RED) + outcome + PLAIN : outcome;
        return (port + "  " + painted + "  " + ended.detail(port)).stripTrailing();
    }

    private void appendLive(StringBuilder text, List<BoardStatus> working) {
        liveLines = Math.min(working.size(), MAX_LIVE_LINES);
        int width = working.stream()
                .limit(MAX_LIVE_LINES)
                .mapToInt(board -> shortened(board.port()).length())
                .max()
                .orElse(0);
        working.stream()
                .limit(MAX_LIVE_LINES)
                .forEach(board -> text.append(liveLine(board, width)).append(System.lineSeparator()));
        if (working.size() > MAX_LIVE_LINES) {
            liveLines++;
            text.append(look.blocks() ? "… and " : "... and ")
                    .append(working.size() - MAX_LIVE_LINES)
                    .append(" more at work")
                    .append(System.lineSeparator());
        }
    }

    private String liveLine(BoardStatus board, int width) {
        return String.format(
                Locale.ROOT,
                "%-" + width + "s  %-14s %s %6.1f s",
                shortened(board.port()),
                board.doing(),
                bar(board),
                board.seconds());
    }

    /** Blank for a step whose length nobody knows: an empty bar would say that nothing is done yet. */
    private String bar(BoardStatus board) {
        if (!board.showsShare()) {
            return " ".repeat(BAR_CELLS);
        }
        int cells = board.percent() * BAR_CELLS / 100;
        return (look.blocks() ? "█" : "#").repeat(cells) + (look.blocks() ? "·" : ".").repeat(BAR_CELLS - cells);
    }

    /** Its end, where ports differ. */
    private String shortened(String port) {
        String mark = look.blocks() ? "…" : "...";
        return port.length() <= MAX_ADDRESS_LETTERS
                ? port
                : mark + port.substring(port.length() - MAX_ADDRESS_LETTERS + mark.length());
    }
}
