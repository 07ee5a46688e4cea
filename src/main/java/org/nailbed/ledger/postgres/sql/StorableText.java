package org.nailbed.ledger.postgres.sql;

/** Text as PostgreSQL can keep it. A board or a scanner may send anything, and a record is never lost for one character. */
public final class StorableText {
    private static final int REPLACEMENT = 0xFFFD;

    private StorableText() {}

    /**
     * The same text with U+FFFD for what UTF-8 in PostgreSQL cannot hold: U+0000 (PostgreSQL manual, 8.3 "Character Types")
     * and halves of surrogate pairs.
     */
    public static String of(String text) {
        if (text.codePoints().allMatch(StorableText::fits)) {
            return text;
        }
        return text.codePoints()
                .map(point -> fits(point) ? point : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean fits(int codePoint) {
        return codePoint != 0 && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }
}
