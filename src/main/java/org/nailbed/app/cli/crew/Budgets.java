package org.nailbed.app.cli.crew;

import java.time.Duration;
import org.nailbed.firmware.FirmwareSet;

/** How long each step may take at most; generous, for they end only what hangs. */
public final class Budgets {
    static final Duration OPEN = Duration.ofSeconds(10);
    static final Duration IDENTIFY = Duration.ofSeconds(30);
    static final Duration LEAVE = Duration.ofSeconds(5);
    public static final Duration BOOT = Duration.ofSeconds(15);

    private static final Duration OVERHEAD = Duration.ofSeconds(30);
    private static final int BITS_PER_BYTE_ON_THE_WIRE = 10;
    private static final int SLOWEST_BAUD = 115_200;
    /** Slow flash: a 64 KiB erase may take 2 s (protocol reference, 7.2). */
    private static final int FLASH_BYTES_PER_SECOND = 32 * 1024;

    private Budgets() {}

    /** Uncompressed at the rate that a loader falls back to, and the slowest flash on top. */
    public static Duration write(FirmwareSet set) {
        long wireSeconds = set.totalBytes() * BITS_PER_BYTE_ON_THE_WIRE / SLOWEST_BAUD;
        return OVERHEAD.plusSeconds(wireSeconds + set.totalBytes() / FLASH_BYTES_PER_SECOND);
    }

    /** A digest reads the flash only. */
    public static Duration verify(FirmwareSet set) {
        return OVERHEAD.plusSeconds(set.totalBytes() / FLASH_BYTES_PER_SECOND);
    }

    /** The slowest erase, and the digest that proves it. */
    public static Duration erase(int bytes) {
        return OVERHEAD.plusSeconds(2L * bytes / FLASH_BYTES_PER_SECOND);
    }

    /** At the rate that a loader falls back to; a ROM asks for every 64 bytes with a request of its own, hence twice. */
    public static Duration read(int bytes) {
        return OVERHEAD.plusSeconds(2L * bytes * BITS_PER_BYTE_ON_THE_WIRE / SLOWEST_BAUD);
    }
}
