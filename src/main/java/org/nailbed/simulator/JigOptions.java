package org.nailbed.simulator;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What kind of boards, and how many.
 *
 * @param chip as tools write it: "esp32", "esp32s3"
 * @param count 1 to 999
 * @param flashSizeBytes a power of two from 1 MiB to 64 MiB
 * @param flashDir keeps each board's flash as a file there, across restarts; empty keeps it in memory
 */
public record JigOptions(String chip, int count, int flashSizeBytes, Timing timing, Optional<Path> flashDir) {

    private static final int SMALLEST_FLASH_BYTES = 1 << 20;
    private static final int LARGEST_FLASH_BYTES = 64 << 20;
    private static final int MOST_BOARDS = 999;

    public JigOptions {
        if (count < 1 || count > MOST_BOARDS) {
            throw new SimulatorException("A jig of " + count + " boards; 1 to " + MOST_BOARDS + " are possible.");
        }
        if (Integer.bitCount(flashSizeBytes) != 1
                || flashSizeBytes < SMALLEST_FLASH_BYTES
                || flashSizeBytes > LARGEST_FLASH_BYTES) {
            throw new SimulatorException(
                    "A flash chip of " + flashSizeBytes + " bytes; a power of two from 1 MiB to 64 MiB is possible.");
        }
    }

    /** Whether the boards take their time. */
    public enum Timing {
        /** Wire by the baud, flash by the data sheet, USB latency. */
        REALISTIC,
        /** As fast as the machine can. */
        OFF
    }
}
