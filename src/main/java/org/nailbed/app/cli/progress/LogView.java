package org.nailbed.app.cli.progress;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nailbed.app.cli.output.Words;

/**
 * For a file or a pipe: no control codes. Of a few boards each tells of every step and every tenth of one; of many, one line
 * every few seconds says how many are at what.
 */
public final class LogView implements ProgressView {
    private static final int FEW_BOARDS = 8;
    private static final double SECONDS_BETWEEN_SUMMARIES = 5;
    private static final int PERCENT_A_LINE = 10;

    /** Whether the lines of boards that have ended are this view's. */
    public enum Results {
        SHOWN,
        LEFT_OUT
    }

    private final PrintWriter out;
    private final Results results;
    private final Set<String> finished = new HashSet<>();
    private final Map<String, String> lastTold = new HashMap<>();
    private double nextSummarySeconds = SECONDS_BETWEEN_SUMMARIES;

    /** @param out a file, a pipe, anything that keeps lines */
    public LogView(PrintWriter out, Results results) {
        this.out = out;
        this.results = results;
    }

    @Override
    public void draw(List<BoardStatus> boards) {
        StringBuilder text = new StringBuilder();
        boards.forEach(board -> board.result()
                .filter(ended -> finished.add(board.port()) && results == Results.SHOWN)
                .ifPresent(ended ->
                        appendLine(text, board.port() + "  " + ended.outcome() + "  " + ended.detail(board.port()))));
        List<BoardStatus> working =
                boards.stream().filter(board -> !board.isDone()).toList();
        if (boards.size() <= FEW_BOARDS) {
            working.forEach(board -> appendStep(text, board));
        } else {
            appendSummary(text, boards, working);
        }
        out.print(text);
        out.flush();
    }

    private void appendStep(StringBuilder text, BoardStatus board) {
        int tenth = board.showsShare() ? board.percent() / PERCENT_A_LINE * PERCENT_A_LINE : 0;
        String doing = tenth == 0 ? board.step() : board.step() + " " + tenth + " %";
        boolean opening = board.progress().isEmpty();
        if (!opening && !doing.equals(lastTold.put(board.port(), doing))) {
            appendLine(text, board.port() + "  " + Words.seconds(board.seconds()) + "  " + doing);
        }
    }

    private void appendSummary(StringBuilder text, List<BoardStatus> boards, List<BoardStatus> working) {
        double seconds =
                working.stream().mapToDouble(BoardStatus::seconds).max().orElse(0);
        if (seconds < nextSummarySeconds) {
            return;
        }
        nextSummarySeconds = seconds + SECONDS_BETWEEN_SUMMARIES;
        Map<String, List<BoardStatus>> bySteps = working.stream()
                .collect(Collectors.groupingBy(BoardStatus::step, LinkedHashMap::new, Collectors.toList()));
        String steps = bySteps.entrySet().stream()
                .map(step -> step.getValue().size() + " " + step.getKey() + shares(step.getValue()))
                .collect(Collectors.joining(", "));
        appendLine(
                text,
                Words.seconds(seconds) + "  " + (boards.size() - working.size()) + " of "
                        + Words.count(boards.size(), "board") + " done; " + steps);
    }

    /** " 35 to 60 %". */
    private static String shares(List<BoardStatus> boards) {
        if (!boards.get(0).showsShare()) {
            return "";
        }
        int least = boards.stream().mapToInt(BoardStatus::percent).min().orElse(0);
        int most = boards.stream().mapToInt(BoardStatus::percent).max().orElse(0);
        return least == most ? " " + most + " %" : " " + least + " to " + most + " %";
    }

    private static void appendLine(StringBuilder text, String line) {
        text.append(line.stripTrailing()).append(System.lineSeparator());
    }
}
