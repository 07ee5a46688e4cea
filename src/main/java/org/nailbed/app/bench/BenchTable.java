package org.nailbed.app.bench;

import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Prints figures as a table that reads in a terminal and pastes into Markdown. */
final class BenchTable {

    private static final double MIB = 1024.0 * 1024.0;

    private final PrintStream out;
    private final double limitSeconds;

    /** @param limitSeconds encoded bytes × 10 / baud: what the wire alone needs for one board */
    BenchTable(PrintStream out, double limitSeconds) {
        this.out = out;
        this.limitSeconds = limitSeconds;
    }

    void printHeader() {
        out.println("| boards | contender | board s, median | worst | ÷ limit | write s, median | ÷ limit | jig s "
                + "| CPU s/board | peak MiB | failed |");
        out.println("|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
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
    }

    private String ratio(OptionalDouble seconds) {
        return seconds.isPresent() ? String.format(Locale.ROOT, "%.3f", seconds.getAsDouble() / limitSeconds) : "–";
    }

    private static String seconds(OptionalDouble seconds) {
        return seconds.isPresent() ? String.format(Locale.ROOT, "%.2f", seconds.getAsDouble()) : "–";
    }

    private static String mebibytes(OptionalLong bytes) {
        return bytes.isPresent() ? String.format(Locale.ROOT, "%.0f", bytes.getAsLong() / MIB) : "–";
    }
}
