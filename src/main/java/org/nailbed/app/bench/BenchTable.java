package org.nailbed.app.bench;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Prints figures as a table that reads in a terminal and pastes into Markdown. */
final class BenchTable {

    private static final double MIB = 1024.0 * 1024.0;
    /** Below this a limit says nothing: sync and identification take longer. */
    private static final double LEAST_LIMIT_SECONDS = 0.5;

    private final PrintWriter out;
    private final Limit limit;

    BenchTable(PrintWriter out, Limit limit) {
        this.out = out;
        this.limit = limit;
    }

    void printHeader(Scenario scenario) {
        out.printf(
                Locale.ROOT,
                "### %s%n%nLimit: %.2f s (wire %.2f s, flash %.2f s)%n%n",
                scenario.title(),
                limit.seconds(),
                limit.wireSeconds(),
                limit.flashSeconds());
        out.println("| boards | contender | board s, median | worst | ÷ limit | write s, median | ÷ limit | jig s "
                + "| CPU s/board | peak MiB | failed |");
        out.println("|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        out.flush();
    }

    void print(Figures figures) {
        OptionalDouble median = Figures.median(figures.boardSeconds());
        OptionalDouble write = Figures.median(figures.writeSeconds());
        out.printf(
                Locale.ROOT,
                "| %d | %s | %s | %s | %s | %s | %s | %.2f | %.3f | %s | %d |%n",
                figures.boards(),
                figures.contender(),
                seconds(median),
                seconds(Figures.worst(figures.boardSeconds())),
                ratio(median),
                seconds(write),
                ratio(write),
                figures.wallSeconds(),
                figures.cpuSecondsPerBoard(),
                mebibytes(figures.peakMemoryBytes()),
                figures.failed());
        out.flush();
    }

    private String ratio(OptionalDouble seconds) {
        return seconds.isPresent() && limit.seconds() >= LEAST_LIMIT_SECONDS
                ? String.format(Locale.ROOT, "%.3f", seconds.getAsDouble() / limit.seconds())
                : "–";
    }

    private static String seconds(OptionalDouble seconds) {
        return seconds.isPresent() ? String.format(Locale.ROOT, "%.2f", seconds.getAsDouble()) : "–";
    }

    private static String mebibytes(OptionalLong bytes) {
        return bytes.isPresent() ? String.format(Locale.ROOT, "%.0f", bytes.getAsLong() / MIB) : "–";
    }
}
