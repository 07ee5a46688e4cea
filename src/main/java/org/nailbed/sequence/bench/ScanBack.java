package org.nailbed.sequence.bench;

import java.util.regex.Pattern;
import org.nailbed.sequence.Template;

/**
 * That a printed label is scanned, and what must be read from it.
 *
 * @param expected what its code holds for this unit
 */
public record ScanBack(Template expected) {

    /** What some scanners say first: which kind of code it was (AIM; other-protocols reference, 8.2). */
    private static final Pattern AIM_ID = Pattern.compile("\\A\\][A-Za-z][0-9A-Za-z]");

    /** Not the separators of a GS1 code, which are data. */
    private static final Pattern EDGES = Pattern.compile("\\A[ \\t\\r\\n]+|[ \\t\\r\\n]+\\z");

    /** What a scanner's text says without the prefix and the end that the scanner itself adds. */
    static String read(String scanned) {
        String bare = EDGES.matcher(scanned).replaceAll("");
        return AIM_ID.matcher(bare).replaceFirst("");
    }
}
