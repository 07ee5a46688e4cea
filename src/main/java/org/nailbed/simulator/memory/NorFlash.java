package org.nailbed.simulator.memory;

import java.util.Arrays;

/**
 * A NOR flash chip: programming only clears bits, erasing sets whole sectors to FF. Operations happen at once and return how
 * long they would have taken; whoever calls lets that time pass.
 */
public final class NorFlash implements AutoCloseable {
    public static final int SECTOR_BYTES = 0x1000;
    public static final int BLOCK_BYTES = 0x10000;
    public static final int PAGE_BYTES = 0x100;

    private static final int WINBOND = 0xEF;
    private static final int SERIAL_NOR_3V = 0x40;
    private static final int NOTHING_THERE = 0xFFFFFF;
    private static final byte BLANK = (byte) 0xFF;

    private final FlashStore store;
    private final FlashTiming timing;
    private final int sizeBytes;
    private boolean dead;
    private boolean powered = true;

    /** Takes over the store. */
    public NorFlash(FlashStore store, FlashTiming timing, int sizeBytes) {
        this.store = store;
        this.timing = timing;
        this.sizeBytes = sizeBytes;
    }

    public int sizeBytes() {
        return sizeBytes;
    }

    /** Whether it answers to nothing, for whatever reason. */
    public boolean isDead() {
        return dead || !powered;
    }

    /** A dead chip answers FF to everything and takes nothing. */
    public void setDead(boolean dead) {
        this.dead = dead;
    }

    /** Without power it does as a dead chip does; what it holds stays. */
    public void setPowered(boolean powered) {
        this.powered = powered;
    }

    /** What its cells hold, whether or not it answers. */
    public byte[] contents() {
        byte[] bytes = new byte[sizeBytes];
        store.read(0, bytes, 0, sizeBytes);
        return bytes;
    }

    /** Vendor in the low byte, then type, then log2 of the size, as command 9F sends them. */
    public int jedecId() {
        return isDead() ? NOTHING_THERE : WINBOND | SERIAL_NOR_3V << 8 | Integer.numberOfTrailingZeros(sizeBytes) << 16;
    }

    public boolean holds(long address, long length) {
        return address >= 0 && length >= 0 && address + length <= sizeBytes;
    }

    public byte[] read(int address, int length) {
        byte[] bytes = new byte[length];
        read(address, bytes, length);
        return bytes;
    }

    public void read(int address, byte[] into, int length) {
        if (isDead()) {
            Arrays.fill(into, 0, length, BLANK);
        } else {
            store.read(address, into, 0, length);
        }
    }

    public long readNanos(int length) {
        return timing.readNanos(length);
    }

    public boolean isBlank(int address, int length) {
        for (byte b : read(address, length)) {
            if (b != BLANK) {
                return false;
            }
        }
        return true;
    }

    /** @return nanoseconds */
    public long program(int address, byte[] bytes, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!isDead()) {
            byte[] cells = read(address, length);
            for (int i = 0; i < length; i++) {
                cells[i] &= bytes[offset + i];
            }
            store.write(address, cells, 0, length);
        }
        int firstPage = address / PAGE_BYTES;
        int lastPage = (address + length - 1) / PAGE_BYTES;
        return (lastPage - firstPage + 1) * timing.pageProgramNanos();
    }

    /** Erases the sector that holds this address. @return nanoseconds */
    public long eraseSector(int address) {
        return erase(address - address % SECTOR_BYTES, SECTOR_BYTES, timing.sectorEraseNanos());
    }

    /** Erases the 64 KiB block that holds this address. @return nanoseconds */
    public long eraseBlock(int address) {
        return erase(address - address % BLOCK_BYTES, BLOCK_BYTES, timing.blockEraseNanos());
    }

    /** Makes it another chip of the same kind, which works and was never written. */
    public void blankAnew() {
        dead = false;
        powered = true;
        store.blank(0, sizeBytes);
    }

    /** @return nanoseconds */
    public long eraseAll() {
        return erase(0, sizeBytes, timing.blockEraseNanos() * (sizeBytes / BLOCK_BYTES));
    }

    private long erase(int address, int length, long nanos) {
        if (!isDead()) {
            store.blank(address, length);
        }
        return nanos;
    }

    @Override
    public void close() {
        store.close();
    }
}
