package org.nailbed.firmware.deflate;

/**
 * The code lengths of a block as they stand in front of it: run lengths, themselves in a code (RFC 1951, 3.2.7). Repeats may be
 * written in several ways; the shortest of all combinations is kept.
 */
final class TreeHeader {
    private static final int REPEAT_LAST = 16;
    private static final int SHORT_ZEROS = 17;
    private static final int LONG_ZEROS = 18;
    private static final int CODES = 19;
    private static final int LIMIT = 7;
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final int COMBINATIONS = 8;

    private final int literalsAndLengths;
    private final int distances;
    private final Tokens runs;
    private final byte[] lengths;
    private final int codes;
    private final int sizeBits;

    private TreeHeader(Lengths of, int combination) {
        literalsAndLengths = used(of.literalsAndLengths(), Symbols.FIRST_LENGTH);
        distances = used(of.distances(), 1);
        byte[] all = new byte[literalsAndLengths + distances];
        System.arraycopy(of.literalsAndLengths(), 0, all, 0, literalsAndLengths);
        System.arraycopy(of.distances(), 0, all, literalsAndLengths, distances);
        runs = runs(all, combination);
        int[] counts = new int[CODES];
        for (int i = 0; i < runs.count(); i++) {
            counts[symbol(runs.at(i))]++;
        }
        lengths = HuffmanLengths.of(counts, LIMIT);
        int last = CODES;
        while (last > 4 && lengths[ORDER[last - 1]] == 0) {
            last--;
        }
        codes = last;
        sizeBits = size(counts);
    }

    /** The code lengths of a block, in bits for each symbol. */
    record Lengths(byte[] literalsAndLengths, byte[] distances) {}

    static TreeHeader of(Lengths lengths) {
        TreeHeader best = new TreeHeader(lengths, 0);
        for (int combination = 1; combination < COMBINATIONS; combination++) {
            TreeHeader other = new TreeHeader(lengths, combination);
            best = other.sizeBits < best.sizeBits ? other : best;
        }
        return best;
    }

    int sizeBits() {
        return sizeBits;
    }

    void write(BitWriter to) {
        to.write(literalsAndLengths - Symbols.FIRST_LENGTH, 5);
        to.write(distances - 1, 5);
        to.write(codes - 4, 4);
        for (int i = 0; i < codes; i++) {
            to.write(lengths[ORDER[i]], 3);
        }
        PrefixCode code = new PrefixCode(lengths);
        for (int i = 0; i < runs.count(); i++) {
            int symbol = symbol(runs.at(i));
            code.write(symbol, to);
            to.write(runs.at(i) >>> 5, extraBits(symbol));
        }
    }

    private int size(int[] counts) {
        int bits = 5 + 5 + 4 + 3 * codes;
        for (int symbol = 0; symbol < CODES; symbol++) {
            bits += counts[symbol] * (lengths[symbol] + extraBits(symbol));
        }
        return bits;
    }

    private static int used(byte[] lengths, int atLeast) {
        int count = lengths.length;
        while (count > atLeast && lengths[count - 1] == 0) {
            count--;
        }
        return count;
    }

    /** Symbols in the low five bits, what their extra bits say above. */
    private static Tokens runs(byte[] all, int combination) {
        Tokens runs = new Tokens(all.length);
        int at = 0;
        while (at < all.length) {
            int value = all[at];
            int end = at + 1;
            while (end < all.length && all[end] == value) {
                end++;
            }
            if (value == 0) {
                addZeros(runs, end - at, combination);
            } else {
                addEqual(runs, value, end - at, (combination & 4) != 0);
            }
            at = end;
        }
        return runs;
    }

    private static void addZeros(Tokens runs, int count, int combination) {
        boolean useLong = (combination & 1) == 0;
        boolean useShort = (combination & 2) == 0;
        int left = count;
        while (left >= 11 && useLong) {
            int run = Math.min(left, 138);
            runs.add(LONG_ZEROS | (run - 11) << 5);
            left -= run;
        }
        while (left >= 3 && useShort) {
            int run = Math.min(left, 10);
            runs.add(SHORT_ZEROS | (run - 3) << 5);
            left -= run;
        }
        addSingly(runs, 0, left);
    }

    private static void addEqual(Tokens runs, int value, int count, boolean singly) {
        runs.add(value);
        int left = count - 1;
        while (left >= 3 && !singly) {
            // Six and one would leave one over that costs more than four and three.
            int run = left == 7 ? 4 : left == 8 ? 4 : Math.min(left, 6);
            runs.add(REPEAT_LAST | (run - 3) << 5);
            left -= run;
        }
        addSingly(runs, value, left);
    }

    private static void addSingly(Tokens runs, int value, int count) {
        for (int i = 0; i < count; i++) {
            runs.add(value);
        }
    }

    private static int symbol(int run) {
        return run & 31;
    }

    private static int extraBits(int symbol) {
        return switch (symbol) {
            case REPEAT_LAST -> 2;
            case SHORT_ZEROS -> 3;
            case LONG_ZEROS -> 7;
            default -> 0;
        };
    }
}
