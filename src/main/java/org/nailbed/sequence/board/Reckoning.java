package org.nailbed.sequence.board;

import java.time.Duration;
import org.nailbed.firmware.FirmwareSet;

/** How long moving and proving bytes should take. */
final class Reckoning {

    /** Ten bits on the wire for each byte: start, eight, stop. */
    private static final double BITS_PER_BYTE = 10;

    /** A loader digests about this much of its flash in a second, seen on ESP32-S3. */
    private static final double DIGEST_BYTES_PER_SECOND = 4_000_000;

    private static final long SHORTEST_MILLIS = 200;

    private Reckoning() {}

    static Duration writing(FirmwareSet set, int baud) {
        return seconds(set.images().stream()
                .mapToDouble(image -> image.deflated().length * BITS_PER_BYTE / baud)
                .sum());
    }

    static Duration digesting(FirmwareSet set) {
        return seconds(set.images().stream()
                .mapToDouble(image -> image.padded().length / DIGEST_BYTES_PER_SECOND)
                .sum());
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.max(SHORTEST_MILLIS, (long) (seconds * 1000)));
    }
}
