package org.nailbed.simulator.boot;

import java.util.Optional;

/**
 * An application that was started from flash.
 *
 * @param project as its descriptor names it, {@code unknown} without one
 * @param version likewise
 * @param nvs where its settings lie; empty without such a partition
 */
public record Application(String project, String version, Optional<Region> nvs) {
    static final String UNKNOWN = "unknown";

    /** A piece of flash. */
    public record Region(int offset, int sizeBytes) {}
}
