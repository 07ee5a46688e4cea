package org.nailbed.firmware.deflate;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.Adler32;

/**
 * Writes zlib streams (RFC 1950) that any inflater takes and that are some per cent smaller than zlib's best: all matches are
 * known, the way through them is a shortest path, the prices come from the codes of the attempt before, and blocks end where the
 * data changes its nature.
 *
 * <p>Takes some seconds for a MiB. When its thread is interrupted it ends soon, with a larger but whole stream.
 */
public final class OptimalDeflater {
    /** Compression method 8, window of 32 KiB, highest level; divisible by 31 (RFC 1950, 2.2). */
    private static final int ZLIB_HEADER = 0x78DA;

    private static final int STORED_MOST_BYTES = 65_535;

    /** How often blocks are found anew from the better tokens. */
    private static final int ROUNDS = 3;

    /** Attempts for a block within a round; the last ones rarely save a byte. */
    private static final int ATTEMPTS = 8;

    private final byte[] data;
    private final Parser parser;

    private OptimalDeflater(byte[] data) {
        this.data = data;
        this.parser = new Parser(data, MatchFinder.in(data));
    }

    /**
     * Compresses.
     *
     * @return a whole zlib stream; unless interrupted the same for the same data, always
     */
    public static byte[] zlib(byte[] data) {
        return new OptimalDeflater(data).deflate();
    }

    private byte[] deflate() {
        Tokens first = parser.lazily();
        if (isStopped()) {
            return write(List.of(Block.of(new Parser.Span(0, data.length), first)));
        }
        List<Block> blocks = blocks(first);
        for (int round = 0; round < ROUNDS && !isStopped(); round++) {
            List<Block> better = new ArrayList<>();
            for (Block block : blocks) {
                better.add(improved(block));
            }
            List<Block> resplit = blocks(joined(better));
            blocks = size(resplit) < size(better) ? resplit : better;
        }
        return write(blocks);
    }

    private static boolean isStopped() {
        return Thread.currentThread().isInterrupted();
    }

    /** One block: what it covers, in what tokens, with what code. */
    private record Block(Parser.Span span, Tokens tokens, BlockCode code) {
        static Block of(Parser.Span span, Tokens tokens) {
            return new Block(span, tokens, BlockCode.of(Histogram.of(tokens, 0, tokens.count())));
        }

        int bytes() {
            return span.to() - span.from();
        }

        long storedBits() {
            long chunks = Math.max(1, (bytes() + STORED_MOST_BYTES - 1) / STORED_MOST_BYTES);
            return 8L * bytes() + chunks * (3 + 7 + 32);
        }

        long bits() {
            return Math.min(code.sizeBits(), storedBits());
        }
    }

    private List<Block> blocks(Tokens tokens) {
        List<Integer> starts = new BlockSplitter(tokens).starts();
        List<Block> blocks = new ArrayList<>();
        int byteAt = 0;
        for (int i = 0; i < starts.size(); i++) {
            int to = i + 1 < starts.size() ? starts.get(i + 1) : tokens.count();
            Tokens slice = tokens.slice(starts.get(i), to);
            int bytes = 0;
            for (int t = 0; t < slice.count(); t++) {
                bytes += Tokens.bytes(slice.at(t));
            }
            blocks.add(Block.of(new Parser.Span(byteAt, byteAt + bytes), slice));
            byteAt += bytes;
        }
        return blocks;
    }

    /** Every attempt pays the prices of the one before; when that stops helping, it stops. */
    private Block improved(Block first) {
        Block best = first;
        Block last = first;
        for (int attempt = 0; attempt < ATTEMPTS && !isStopped(); attempt++) {
            Costs costs = Costs.of(Histogram.of(last.tokens, 0, last.tokens.count()));
            last = Block.of(first.span, parser.cheapest(first.span, costs));
            if (last.code.sizeBits() < best.code.sizeBits()) {
                best = last;
            } else if (attempt > 1) {
                break;
            }
        }
        return best;
    }

    private static Tokens joined(List<Block> blocks) {
        Tokens all = new Tokens(
                blocks.stream().mapToInt(block -> block.tokens.count()).sum());
        blocks.forEach(block -> all.addAll(block.tokens));
        return all;
    }

    private static long size(List<Block> blocks) {
        return blocks.stream().mapToLong(Block::bits).sum();
    }

    private byte[] write(List<Block> blocks) {
        BitWriter to = new BitWriter((int) (size(blocks) / 8) + 64);
        to.write(ZLIB_HEADER >>> 8, 8);
        to.write(ZLIB_HEADER & 0xFF, 8);
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            boolean isLast = i == blocks.size() - 1;
            if (block.storedBits() < block.code.sizeBits()) {
                store(block, isLast, to);
            } else {
                block.code.write(block.tokens, isLast, to);
            }
        }
        to.align();
        Adler32 sum = new Adler32();
        sum.update(data);
        int value = (int) sum.getValue();
        for (int shift = 24; shift >= 0; shift -= 8) {
            to.write(value >>> shift & 0xFF, 8);
        }
        return to.toBytes();
    }

    private void store(Block block, boolean isLast, BitWriter to) {
        int at = block.span.from();
        do {
            int bytes = Math.min(STORED_MOST_BYTES, block.span.to() - at);
            to.write(isLast && at + bytes == block.span.to() ? 1 : 0, 1);
            to.write(0, 2);
            to.align();
            to.write(bytes, 16);
            to.write(~bytes & 0xFFFF, 16);
            to.write(data, at, bytes);
            at += bytes;
        } while (at < block.span.to());
    }
}
