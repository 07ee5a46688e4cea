package org.nailbed.panel.json;

import java.time.Instant;
import org.nailbed.station.Day;

/** Ended runs by outcome since the day began at the station. */
public record CountersJson(long pass, long fail, long error, long aborted, Instant since) {

    public static CountersJson of(Day day) {
        return new CountersJson(
                day.counters().pass(),
                day.counters().fail(),
                day.counters().error(),
                day.counters().aborted(),
                day.since());
    }
}
