package org.nailbed.simulator.memory;

import java.util.HashMap;
import java.util.Map;

/** All of a chip's RAM; bytes never written read as 0. */
public final class Ram {
    private static final int PAGE_BYTES = 0x1000;
    private final Map<Integer, byte[]> pages = new HashMap<>();

    public void write(int address, byte[] bytes, int offset, int length) {
        for (int done = 0; done < length; ) {
            int at = address + done;
            int within = at & (PAGE_BYTES - 1);
            int step = Math.min(PAGE_BYTES - within, length - done);
            byte[] page = pages.computeIfAbsent(at - within, p -> new byte[PAGE_BYTES]);
            System.arraycopy(bytes, offset + done, page, within, step);
            done += step;
        }
    }

    public byte[] read(int address, int length) {
        byte[] bytes = new byte[length];
        for (int done = 0; done < length; ) {
            int at = address + done;
            int within = at & (PAGE_BYTES - 1);
            int step = Math.min(PAGE_BYTES - within, length - done);
            byte[] page = pages.get(at - within);
            if (page != null) {
                System.arraycopy(page, within, bytes, done, step);
            }
            done += step;
        }
        return bytes;
    }

    /** Whether anything was written near this address. */
    public boolean covers(int address) {
        return pages.containsKey(address & -PAGE_BYTES);
    }
}
