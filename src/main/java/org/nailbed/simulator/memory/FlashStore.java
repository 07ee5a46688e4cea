package org.nailbed.simulator.memory;

/** Where the bytes of a flash chip are kept. Addresses lie inside the chip; the caller has checked. */
public interface FlashStore extends AutoCloseable {

    void read(int address, byte[] into, int offset, int length);

    void write(int address, byte[] from, int offset, int length);

    /** Sets a range to FF. */
    void blank(int address, int length);

    @Override
    void close();
}
