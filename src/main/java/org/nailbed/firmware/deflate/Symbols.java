package org.nailbed.firmware.deflate;

/** How lengths and distances are written: a symbol and extra bits (RFC 1951, 3.2.5). */
final class Symbols {
    static final int LITERALS_AND_LENGTHS = 286;
    static final int DISTANCES = 30;
    static final int END_OF_BLOCK = 256;
    static final int FIRST_LENGTH = 257;

    static final int SHORTEST_MATCH = 3;
    static final int LONGEST_MATCH = 258;
    static final int FARTHEST_MATCH = 32_768;

    private static final int LONGEST_MATCH_SYMBOL = 285;
    private static final int NEAR_DISTANCES = 256;
    private static final int FAR_SHIFT = 7;

    private static final byte[] LENGTH_EXTRA_BITS = new byte[LITERALS_AND_LENGTHS];
    private static final short[] LENGTH_BASE = new short[LITERALS_AND_LENGTHS];
    private static final short[] SYMBOL_OF_LENGTH = new short[LONGEST_MATCH + 1];
    private static final byte[] DISTANCE_EXTRA_BITS = new byte[DISTANCES];
    private static final int[] DISTANCE_BASE = new int[DISTANCES];
    private static final byte[] SYMBOL_OF_NEAR = new byte[NEAR_DISTANCES + 1];
    private static final byte[] SYMBOL_OF_FAR = new byte[(FARTHEST_MATCH >> FAR_SHIFT) + 1];

    static {
        fillLengths();
        fillDistances();
    }

    private Symbols() {}

    private static void fillLengths() {
        int length = SHORTEST_MATCH;
        for (int symbol = FIRST_LENGTH; symbol < LONGEST_MATCH_SYMBOL; symbol++) {
            int group = (symbol - FIRST_LENGTH) / 4;
            int extraBits = group <= 1 ? 0 : group - 1;
            LENGTH_EXTRA_BITS[symbol] = (byte) extraBits;
            LENGTH_BASE[symbol] = (short) length;
            for (int i = 0; i < 1 << extraBits && length <= LONGEST_MATCH; i++) {
                SYMBOL_OF_LENGTH[length++] = (short) symbol;
            }
        }
        // The longest has a symbol of its own.
        LENGTH_BASE[LONGEST_MATCH_SYMBOL] = LONGEST_MATCH;
        SYMBOL_OF_LENGTH[LONGEST_MATCH] = LONGEST_MATCH_SYMBOL;
    }

    private static void fillDistances() {
        int distance = 1;
        for (int symbol = 0; symbol < DISTANCES; symbol++) {
            int extraBits = symbol < 4 ? 0 : symbol / 2 - 1;
            DISTANCE_EXTRA_BITS[symbol] = (byte) extraBits;
            DISTANCE_BASE[symbol] = distance;
            for (int i = 0; i < 1 << extraBits; i++, distance++) {
                if (distance <= NEAR_DISTANCES) {
                    SYMBOL_OF_NEAR[distance] = (byte) symbol;
                }
                SYMBOL_OF_FAR[(distance - 1) >> FAR_SHIFT] = (byte) symbol;
            }
        }
    }

    /** @param length 3 to 258 */
    static int ofLength(int length) {
        return SYMBOL_OF_LENGTH[length];
    }

    /** @param distance 1 to 32768 */
    static int ofDistance(int distance) {
        return distance <= NEAR_DISTANCES ? SYMBOL_OF_NEAR[distance] : SYMBOL_OF_FAR[(distance - 1) >> FAR_SHIFT];
    }

    static int lengthExtraBits(int symbol) {
        return LENGTH_EXTRA_BITS[symbol];
    }

    /** The shortest length of this symbol. */
    static int lengthBase(int symbol) {
        return LENGTH_BASE[symbol];
    }

    static int distanceExtraBits(int symbol) {
        return DISTANCE_EXTRA_BITS[symbol];
    }

    /** The nearest distance of this symbol. */
    static int distanceBase(int symbol) {
        return DISTANCE_BASE[symbol];
    }
}
