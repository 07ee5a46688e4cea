package org.nailbed.simulator.loader;

import org.nailbed.simulator.memory.Ram;

/** One upload into RAM: where the next block goes, and how many have come. */
public final class RamWriter {
    private final Ram ram;
    private final int totalBytes;
    private final int blocks;
    private final int blockSize;
    private int position;
    private int nextSequence;
    private int writtenBytes;

    public RamWriter(Ram ram, Request begin) {
        this.ram = ram;
        totalBytes = begin.word(0);
        blocks = begin.word(1);
        blockSize = begin.word(2);
        position = begin.word(3);
    }

    public int blockSize() {
        return blockSize;
    }

    public int nextSequence() {
        return nextSequence;
    }

    /** Counts a block, whatever becomes of it. */
    public void advanceSequence() {
        nextSequence++;
    }

    public void write(Request data) {
        ram.write(position, data.array(), data.blockOffset(), data.blockLength());
        position += data.blockLength();
        writtenBytes += data.blockLength();
    }

    public boolean hasAllBlocks() {
        return nextSequence == blocks;
    }

    public boolean hasAllBytes() {
        return writtenBytes == totalBytes;
    }
}
