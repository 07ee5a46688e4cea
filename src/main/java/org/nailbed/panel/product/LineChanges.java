package org.nailbed.panel.product;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What one text file changes of another, line by line: the longest common lines stay, the rest is gone or new. */
final class LineChanges {

    /** Of unchanged lines around a change, for the reader to find the place. */
    private static final int CONTEXT_LINES = 2;

    /** The comparison takes the product of both lengths; no product file comes near. */
    private static final int MOST_LINES = 2000;

    private final String[] old;
    private final String[] young;
    private final int[][] common;
    private final List<String> lines = new ArrayList<>();

    private LineChanges(String[] old, String[] young) {
        this.old = old;
        this.young = young;
        this.common = new int[old.length + 1][young.length + 1];
    }

    /**
     * The changed lines with some around them.
     *
     * @return lines that begin with "-", "+" or a space; "…" where some are left out; none for files too long to compare
     */
    static List<String> between(byte[] old, byte[] young) {
        String[] before = split(old);
        String[] after = split(young);
        if (before.length > MOST_LINES || after.length > MOST_LINES) {
            return List.of();
        }
        return shortened(all(before, after));
    }

    /** Every line of both. */
    static List<String> all(String[] old, String[] young) {
        LineChanges changes = new LineChanges(old, young);
        changes.measure();
        changes.walk();
        return changes.lines;
    }

    private static String[] split(byte[] file) {
        return new String(file, StandardCharsets.UTF_8).split("\\R", -1);
    }

    /** {@code common[i][j]}: how many lines the texts from i and from j on have in common, in order. */
    private void measure() {
        for (int i = old.length - 1; i >= 0; i--) {
            for (int j = young.length - 1; j >= 0; j--) {
                common[i][j] = old[i].equals(young[j])
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
    }

    private void walk() {
        int i = 0;
        int j = 0;
        while (i < old.length || j < young.length) {
            if (i < old.length && j < young.length && old[i].equals(young[j])) {
                lines.add(" " + old[i]);
                i++;
                j++;
            } else if (j == young.length || (i < old.length && common[i + 1][j] >= common[i][j + 1])) {
                lines.add("-" + old[i++]);
            } else {
                lines.add("+" + young[j++]);
            }
        }
    }

    private static List<String> shortened(List<String> lines) {
        List<String> shown = new ArrayList<>();
        boolean leftOut = false;
        for (int at = 0; at < lines.size(); at++) {
            if (isNearChange(lines, at)) {
                if (leftOut && !shown.isEmpty()) {
                    shown.add("…");
                }
                shown.add(lines.get(at));
                leftOut = false;
            } else {
                leftOut = true;
            }
        }
        return shown;
    }

    private static boolean isNearChange(List<String> lines, int at) {
        int from = Math.max(0, at - CONTEXT_LINES);
        int to = Math.min(lines.size(), at + CONTEXT_LINES + 1);
        return lines.subList(from, to).stream().anyMatch(line -> !line.startsWith(" "));
    }
}
