package org.nailbed.simulator.memory;

/** How long the flash chip takes, in nanoseconds. */
public record FlashTiming(long sectorEraseNanos, long blockEraseNanos, long pageProgramNanos, double readNanosPerByte) {

    /**
     * Data-sheet values: 45 ms a 4 KiB sector, 150 ms a 64 KiB block, 0.4 ms a 256 byte page (protocol reference, 7.2). Reading
     * is not named there: two lines at 40 MHz carry a byte in 100 ns, hashing goes on meanwhile.
     */
    public static final FlashTiming TYPICAL = new FlashTiming(45_000_000, 150_000_000, 400_000, 100);

    public static final FlashTiming NONE = new FlashTiming(0, 0, 0, 0);

    long readNanos(int bytes) {
        return (long) (bytes * readNanosPerByte);
    }
}
