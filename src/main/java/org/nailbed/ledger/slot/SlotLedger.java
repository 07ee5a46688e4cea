package org.nailbed.ledger.slot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nailbed.run.Outcome;

/** Facts about slots. Keeps the promises of {@link org.nailbed.ledger.Ledger}. */
public interface SlotLedger {

    /** Storing the same event twice in a row stores it once. */
    void note(SlotEvent event);

    /** Newest first. */
    List<SlotEvent> events(String station, int slot, int limit);

    /** The newest event of each kind of every slot of a station, by slot and kind. */
    List<SlotEvent> newestEvents(String station);

    /** How many runs each slot of a station has begun since its probes were last replaced; slots without any are absent. */
    Map<Integer, Long> contactCycles(String station);

    /**
     * How the last runs of every slot of a station ended, newest first; slots without any are absent.
     *
     * @param count at most this many of each slot, 1 or more
     * @param since ended runs that began at this instant or later, and after the slot's health was last cleared
     */
    Map<Integer, List<Outcome>> lastOutcomes(String station, int count, Instant since);
}
