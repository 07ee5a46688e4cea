package org.nailbed.app.bench.line;

import java.time.Instant;
import org.nailbed.station.SlotState.Ended;

/**
 * A board that was put in, and what the slot said of it.
 *
 * @param inserted wall clock, as the station's
 */
public record Fed(int slot, Supply.Item item, Instant inserted, Ended ended) {

    boolean isHealthy() {
        return item.board().fault().isEmpty();
    }
}
