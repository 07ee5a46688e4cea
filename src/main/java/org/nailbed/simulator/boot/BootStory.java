package org.nailbed.simulator.boot;

import java.util.List;
import java.util.Optional;

/**
 * All that a board prints from a reset on.
 *
 * @param end what comes after the last line
 * @param application that runs then; present when the end is {@link End#RUNNING} from flash
 * @param endMillis from the reset
 */
public record BootStory(List<Line> lines, End end, long endMillis, Optional<Application> application) {

    /** Who prints. */
    public enum Voice {
        /** At the rate that it takes for 115200. */
        ROM,
        /** At 115200. */
        SOFTWARE
    }

    /** @param atMillis from the reset */
    public record Line(long atMillis, String text, Voice voice) {}

    /** How a start ends. */
    public enum End {
        RUNNING,
        SOFTWARE_RESET,
        WATCHDOG_RESET
    }

    public BootStory {
        lines = List.copyOf(lines);
    }

    /** The text alone. */
    public String text() {
        StringBuilder all = new StringBuilder();
        lines.forEach(line -> all.append(line.text()));
        return all.toString();
    }
}
