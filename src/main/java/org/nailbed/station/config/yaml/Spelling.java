package org.nailbed.station.config.yaml;

import java.util.Collection;
import java.util.Comparator;

/** Finds the word that was probably meant. */
public final class Spelling {

    private Spelling() {}

    /** "did you mean 'boards'?" when a known word is near, else all known words. */
    public static String suggestion(String seen, Collection<String> known) {
        return known.stream()
                .filter(word -> distance(seen, word) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt(word -> distance(seen, word)))
                .map(word -> "did you mean '" + word + "'?")
                .orElse("expected one of " + String.join(", ", known));
    }

    /** Insertions, deletions and replacements from one to the other (Levenshtein's edit distance). */
    public static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[to.length()];
    }
}
