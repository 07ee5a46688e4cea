package org.nailbed.simulator;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What kind of boards, and how many.
 *
 * @param chip as tools write it: "esp32", "esp32s3"
 * @param flashDir keeps each board's flash as a file there, across restarts; empty keeps it in memory
 */
public record JigOptions(String chip, int count, int flashSizeBytes, Timing timing, Optional<Path> flashDir) {

    /** Whether the boards take their time. */
    public enum Timing {
        /** Wire by the baud, flash by the data sheet, USB latency. */
        REALISTIC,
        /** As fast as the machine can. */
        OFF
    }
}
