package org.nailbed.simulator.memory;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Keeps a flash chip in memory and pays only for the 64 KiB blocks that are not blank. */
public final class MemoryStore implements FlashStore {
    private static final int BLOCK_BYTES = 0x10000;
    private final Map<Integer, byte[]> blocks = new HashMap<>();

    @Override
    public void read(int address, byte[] into, int offset, int length) {
        for (int done = 0; done < length; ) {
            int within = (address + done) % BLOCK_BYTES;
            int step = Math.min(BLOCK_BYTES - within, length - done);
            byte[] block = blocks.get((address + done) / BLOCK_BYTES);
            if (block == null) {
                Arrays.fill(into, offset + done, offset + done + step, (byte) 0xFF);
            } else {
                System.arraycopy(block, within, into, offset + done, step);
            }
            done += step;
        }
    }

    @Override
    public void write(int address, byte[] from, int offset, int length) {
        for (int done = 0; done < length; ) {
            int within = (address + done) % BLOCK_BYTES;
            int step = Math.min(BLOCK_BYTES - within, length - done);
            System.arraycopy(from, offset + done, present((address + done) / BLOCK_BYTES), within, step);
            done += step;
        }
    }

    @Override
    public void blank(int address, int length) {
        for (int done = 0; done < length; ) {
            int within = (address + done) % BLOCK_BYTES;
            int step = Math.min(BLOCK_BYTES - within, length - done);
            int index = (address + done) / BLOCK_BYTES;
            if (step == BLOCK_BYTES) {
                blocks.remove(index);
            } else if (blocks.containsKey(index)) {
                Arrays.fill(present(index), within, within + step, (byte) 0xFF);
            }
            done += step;
        }
    }

    @Override
    public void close() {
        blocks.clear();
    }

    private byte[] present(int index) {
        return blocks.computeIfAbsent(index, missing -> {
            byte[] block = new byte[BLOCK_BYTES];
            Arrays.fill(block, (byte) 0xFF);
            return block;
        });
    }
}
