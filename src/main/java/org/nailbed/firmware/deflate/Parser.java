package org.nailbed.firmware.deflate;

import java.util.Arrays;

/** Cuts data into literals and matches. Not thread-safe: it keeps its working space. */
final class Parser {
    /** A match of three bytes from further away costs more than its literals. */
    private static final int FARTHEST_SHORT_MATCH = 4_096;

    private final byte[] data;
    private final Matches matches;
    private float[] bits = new float[0];
    private int[] arrivals = new int[0];

    Parser(byte[] data, Matches matches) {
        this.data = data;
        this.matches = matches;
    }

    /** The longest match at every step, put off by one byte where that finds a longer one: a first attempt. */
    Tokens lazily() {
        Tokens tokens = new Tokens(data.length / 4);
        int position = 0;
        while (position < data.length) {
            int match = worthwhile(position);
            int next = match != 0 && position + 1 < data.length ? worthwhile(position + 1) : 0;
            if (match == 0 || Tokens.length(next) > Tokens.length(match)) {
                tokens.add(data[position] & 0xFF);
                position++;
            } else {
                tokens.add(match);
                position += Tokens.length(match);
            }
        }
        return tokens;
    }

    private int worthwhile(int position) {
        int match = matches.longest(position);
        boolean tooFar =
                Tokens.length(match) == Symbols.SHORTEST_MATCH && Tokens.distance(match) > FARTHEST_SHORT_MATCH;
        return tooFar ? 0 : match;
    }

    /** The cheapest way through a piece of the data: a shortest path over all literals and matches. */
    Tokens cheapest(Span span, Costs costs) {
        int length = span.to() - span.from();
        if (bits.length <= length) {
            bits = new float[length + 1];
            arrivals = new int[length + 1];
        }
        Arrays.fill(bits, 0, length + 1, Float.MAX_VALUE);
        bits[0] = 0;
        for (int i = 0; i < length; i++) {
            relax(span, i, costs);
        }
        Tokens tokens = new Tokens(length / 4);
        for (int i = length; i > 0; i -= Tokens.bytes(arrivals[i])) {
            tokens.add(arrivals[i]);
        }
        tokens.reverse();
        return tokens;
    }

    private void relax(Span span, int i, Costs costs) {
        int position = span.from() + i;
        int left = span.to() - position;
        float here = bits[i];
        int literal = data[position] & 0xFF;
        float withLiteral = here + costs.literals()[literal];
        if (withLiteral < bits[i + 1]) {
            bits[i + 1] = withLiteral;
            arrivals[i + 1] = literal;
        }
        float[] lengthCosts = costs.lengths();
        // Inside of a long repetition only the longest step helps: shorter ones are as good at its beginning.
        int length =
                isInRun(position, i) && left >= Symbols.LONGEST_MATCH ? Symbols.LONGEST_MATCH : Symbols.SHORTEST_MATCH;
        for (int m = matches.from(position); m < matches.to(position); m++) {
            int match = matches.at(m);
            int distance = Tokens.distance(match);
            float base = here + costs.distances()[Symbols.ofDistance(distance)];
            int longest = Math.min(Tokens.length(match), left);
            for (; length <= longest; length++) {
                float with = base + lengthCosts[length];
                if (with < bits[i + length]) {
                    bits[i + length] = with;
                    arrivals[i + length] = Tokens.match(length, distance);
                }
            }
        }
    }

    private boolean isInRun(int position, int i) {
        int match = matches.longest(position);
        return i > 0 && Tokens.length(match) == Symbols.LONGEST_MATCH && match == matches.longest(position - 1);
    }

    /** Bytes of the data, the last not included. */
    record Span(int from, int to) {}
}
