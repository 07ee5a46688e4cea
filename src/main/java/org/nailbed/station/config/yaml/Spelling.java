package org.nailbed.station.config.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Spelling {

    private Spelling() {}

    /** "did you mean 'boards'?" when a known word is near, else all known words. */
    public static String suggestion(String seen, Collection<String> known) {
        return nearest(seen, known)
                .map(word -> "did you mean '" + word + "'?")
                .orElseGet(() -> "expected one of " + String.join(", ", known) + ".");
    }

    /** The known word that was probably meant. */
    public static Optional<String> nearest(String seen, Collection<String> known) {
        String plain = seen.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        return known.stream()
                .filter(word -> distance(plain, word) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt(word -> distance(plain, word)));
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
