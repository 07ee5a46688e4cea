package org.nailbed.station.outside;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.nailbed.wire.Ticker;

/**
 * The clocks of a station; tests hand in ones that they can turn.
 *
 * @param zone decides when the day of the counters begins
 */
public record Times(InstantSource clock, Ticker ticker, ZoneId zone) {

    public static Times system() {
        return new Times(InstantSource.system(), Ticker.SYSTEM, ZoneId.systemDefault());
    }

    /** Midnight before now, in the station's zone. */
    public Instant startOfDay() {
        return LocalDate.ofInstant(clock.instant(), zone).atStartOfDay(zone).toInstant();
    }
}
