package org.nailbed.simulator.loader;

import org.nailbed.simulator.chip.Ram;

/** One upload into RAM: where the next block goes, and how many have come. */
final class RamWriter {
    private final Ram ram;
    private final int totalBytes;
    private final int blocks;
    private final int blockSize;
    private int position;
    private int nextSequence;
    private int writtenBytes;

    RamWriter(Ram ram, Request begin) {
        this.ram = ram;
        totalBytes = begin.word(0);
        blocks = begin.word(1);
        blockSize = begin.word(2);
        position = begin.word(3);
    }

    int blockSize() {
        return blockSize;
    }

    int nextSequence() {
        return nextSequence;
    }

    /** Counts a block, whatever becomes of it. */
    void advanceSequence() {
        nextSequence++;
    }

    void write(Request data) {
        ram.write(position, data.array(), data.blockOffset(), data.blockLength());
        position += data.blockLength();
        writtenBytes += data.blockLength();
    }

    boolean hasAllBlocks() {
        return nextSequence == blocks;
    }

    boolean hasAllBytes() {
        return writtenBytes == totalBytes;
    }
}
