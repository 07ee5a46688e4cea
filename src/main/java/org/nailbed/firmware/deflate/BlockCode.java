package org.nailbed.firmware.deflate;

/** The codes of one block, and how many bits the block takes with them. */
final class BlockCode {
    private static final int LIMIT = 15;

    /** Code lengths of the fixed codes (RFC 1951, 3.2.6). */
    private static final TreeHeader.Lengths FIXED = fixed();

    /** How far counts may lie from their neighbours' mean and still get the same code length; 0 leaves all as they are. */
    private static final double[] TOLERANCES = {0, 0.25, 0.5, 1.0};

    private final TreeHeader.Lengths lengths;
    private final boolean isFixed;
    private final long sizeBits;

    private BlockCode(TreeHeader.Lengths lengths, boolean isFixed, long sizeBits) {
        this.lengths = lengths;
        this.isFixed = isFixed;
        this.sizeBits = sizeBits;
    }

    /** The shortest way to write a block of these symbols. */
    static BlockCode of(Histogram histogram) {
        long fixedBits = 3 + histogram.extraBits() + bits(histogram, FIXED);
        BlockCode best = new BlockCode(FIXED, true, fixedBits);
        for (double tolerance : TOLERANCES) {
            BlockCode other = dynamic(histogram, tolerance);
            best = other.sizeBits < best.sizeBits ? other : best;
        }
        return best;
    }

    /** A quick and slightly pessimistic {@link #of}. */
    static BlockCode roughly(Histogram histogram) {
        return dynamic(histogram, 0);
    }

    private static BlockCode dynamic(Histogram histogram, double tolerance) {
        TreeHeader.Lengths lengths = new TreeHeader.Lengths(
                HuffmanLengths.of(Smoothing.of(histogram.literalsAndLengths(), tolerance), LIMIT),
                withTwo(HuffmanLengths.of(Smoothing.of(histogram.distances(), tolerance), LIMIT)));
        long bits = 3 + TreeHeader.of(lengths).sizeBits() + histogram.extraBits() + bits(histogram, lengths);
        return new BlockCode(lengths, false, bits);
    }

    long sizeBits() {
        return sizeBits;
    }

    void write(Tokens tokens, boolean isLast, BitWriter to) {
        to.write(isLast ? 1 : 0, 1);
        to.write(isFixed ? 1 : 2, 2);
        if (!isFixed) {
            TreeHeader.of(lengths).write(to);
        }
        PrefixCode literalsAndLengths = new PrefixCode(lengths.literalsAndLengths());
        PrefixCode distances = new PrefixCode(lengths.distances());
        for (int i = 0; i < tokens.count(); i++) {
            int token = tokens.at(i);
            if (Tokens.isLiteral(token)) {
                literalsAndLengths.write(token, to);
            } else {
                int length = Symbols.ofLength(Tokens.length(token));
                literalsAndLengths.write(length, to);
                to.write(Tokens.length(token) - Symbols.lengthBase(length), Symbols.lengthExtraBits(length));
                int distance = Symbols.ofDistance(Tokens.distance(token));
                distances.write(distance, to);
                to.write(Tokens.distance(token) - Symbols.distanceBase(distance), Symbols.distanceExtraBits(distance));
            }
        }
        literalsAndLengths.write(Symbols.END_OF_BLOCK, to);
    }

    private static long bits(Histogram histogram, TreeHeader.Lengths lengths) {
        return bits(histogram.literalsAndLengths(), lengths.literalsAndLengths())
                + bits(histogram.distances(), lengths.distances());
    }

    private static long bits(int[] counts, byte[] lengths) {
        long bits = 0;
        for (int symbol = 0; symbol < counts.length; symbol++) {
            bits += (long) counts[symbol] * lengths[symbol];
        }
        return bits;
    }

    /** Some inflaters refuse a distance code of fewer than two symbols, though the format allows it. */
    private static byte[] withTwo(byte[] lengths) {
        int used = 0;
        for (byte length : lengths) {
            used += length > 0 ? 1 : 0;
        }
        for (int symbol = 0; used < 2; symbol++) {
            if (lengths[symbol] == 0) {
                lengths[symbol] = 1;
                used++;
            }
        }
        return lengths;
    }

    private static TreeHeader.Lengths fixed() {
        byte[] literalsAndLengths = new byte[Symbols.LITERALS_AND_LENGTHS + 2];
        for (int symbol = 0; symbol < literalsAndLengths.length; symbol++) {
            int bits = symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8;
            literalsAndLengths[symbol] = (byte) bits;
        }
        byte[] distances = new byte[Symbols.DISTANCES + 2];
        java.util.Arrays.fill(distances, (byte) 5);
        return new TreeHeader.Lengths(literalsAndLengths, distances);
    }
}
