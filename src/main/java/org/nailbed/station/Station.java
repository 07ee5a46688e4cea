package org.nailbed.station;

import java.util.List;
import java.util.Optional;

/**
 * One fixture making one product. Safe for many threads; no method but {@link #close()} waits for a board or a database.
 *
 * <p>A command that cannot be done throws {@link StationException} and changes nothing.
 */
public interface Station extends AutoCloseable {

    Fixture fixture();

    Product product();

    /** Every slot, in order of number. */
    List<SlotView> slots();

    SlotView slot(int number);

    Day day();

    /**
     * Takes a scanned serial number to a slot: the given one, else the lowest empty one, else the lowest whose run has ended.
     * Space and control characters around the code, as scanners send them, are dropped.
     */
    Scan scan(String text, Optional<Integer> slot);

    /** Begins a run, with the serial number that waits on the slot or that its last run had. */
    void start(int slot);

    /** Begins a run on every slot that waits for one. */
    StartedAll startAll();

    /** Ends the slot's run as ABORTED. Again is harmless. */
    void stop(int slot);

    /** Ends every run that goes on, and answers their slots. */
    List<Integer> stopAll();

    /** Forgets the serial number that waits, or the verdict that is shown. */
    void clear(int slot);

    void addListener(StationListener listener);

    void removeListener(StationListener listener);

    /** Stops every run, stores what can be stored, and ends every thread. Waits for that, at most half a minute. Never throws. */
    @Override
    void close();

    /** Where a scanned serial number went. */
    record Scan(int slot, String serialNumber) {}

    /**
     * What start-all did.
     *
     * @param skipped slots that had nothing to start, or could not
     */
    record StartedAll(List<Integer> started, List<Integer> skipped) {}
}
