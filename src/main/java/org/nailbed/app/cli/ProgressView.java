package org.nailbed.app.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Shows many boards at once. On a terminal the boards at work redraw in place below the results; anywhere else a line is printed
 * when a board begins another step or ends.
 */
final class ProgressView {
    /** More lines than this may not fit a terminal, and one that scrolls cannot be redrawn. */
    private static final int MAX_LIVE_LINES = 16;

    private static final int BAR_CELLS = 24;
    private static final String ERASE_BELOW = "\u001B[J";

    private final PrintWriter out;
    private final boolean live;
    private final Set<String> finished = new HashSet<>();
    private final Map<String, String> lastStep = new HashMap<>();
    private int liveLines;

    ProgressView(PrintWriter out, boolean live) {
        this.out = out;
        this.live = live;
    }

    void draw(List<BoardStatus> boards) {
        StringBuilder text = new StringBuilder();
        if (liveLines > 0) {
            text.append("\u001B[").append(liveLines).append('A').append('\r').append(ERASE_BELOW);
        }
        boards.stream().filter(BoardStatus::isDone).forEach(board -> appendResult(text, board));
        if (live) {
            appendLive(text, boards.stream().filter(board -> !board.isDone()).toList());
        } else {
            boards.stream().filter(board -> !board.isDone()).forEach(board -> appendStep(text, board));
        }
        out.print(text);
        out.flush();
    }

    private void appendResult(StringBuilder text, BoardStatus board) {
        if (finished.add(board.port())) {
            text.append(board.port())
                    .append("  ")
                    .append(board.result().map(BoardStatus.Result::line).orElse(""))
                    .append(System.lineSeparator());
        }
    }

    private void appendLive(StringBuilder text, List<BoardStatus> working) {
        liveLines = Math.min(working.size(), MAX_LIVE_LINES);
        working.stream()
                .limit(MAX_LIVE_LINES)
                .forEach(board -> text.append(liveLine(board)).append(System.lineSeparator()));
        if (working.size() > MAX_LIVE_LINES) {
            liveLines++;
            text.append("… and ")
                    .append(working.size() - MAX_LIVE_LINES)
                    .append(" more at work")
                    .append(System.lineSeparator());
        }
    }

    private static String liveLine(BoardStatus board) {
        int cells = board.showsShare() ? board.percent() * BAR_CELLS / 100 : 0;
        return String.format(
                Locale.ROOT,
                "%-24s %-14s %s%s %5.1f s",
                board.port(),
                board.doing(),
                "█".repeat(cells),
                "·".repeat(BAR_CELLS - cells),
                board.seconds());
    }

    private void appendStep(StringBuilder text, BoardStatus board) {
        String step = board.progress().map(now -> now.step().name()).orElse("");
        if (!step.isEmpty() && !step.equals(lastStep.put(board.port(), step))) {
            text.append(String.format(
                    Locale.ROOT, "%s  %.1f s  %s%n", board.port(), board.seconds(), step.toLowerCase(Locale.ROOT)));
        }
    }
}
