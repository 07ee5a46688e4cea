package org.nailbed.station;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.ledger.job.StartRule;
import org.nailbed.sequence.Operator.Answer;

/**
 * One fixture and what is made on it. Safe for many threads; no method but {@link #close()} waits for a board, and none but
 * those of {@link Products} and {@link Jobs} asks a database.
 *
 * <p>A command that cannot be done throws {@link StationException} and changes nothing.
 */
public interface Station extends AutoCloseable {

    Fixture fixture();

    /** What slots make that were given nothing else: the product of the station file. */
    Product product();

    Products products();

    Jobs jobs();

    /** Every slot, in order of number. */
    List<SlotView> slots();

    SlotView slot(int number);

    Day day();

    /** Takes what a page's scanner read, as {@link #scan(String, Optional, String)} does. */
    default Scan scan(String text, Optional<Integer> slot) {
        return scan(text, slot, "page");
    }

    /**
     * Takes what a scanner read: a serial number, or the code of a slot ("SLOT-3", "slot:3"). A serial number goes to the
     * given slot; else, by the order of scans in the station file, to the one whose code is read before or after it, or to the lowest
     * empty one whose product takes it, else to the lowest such one whose run has ended. Where the slot starts on a scan, its
     * run begins. Where a run waits for a value, as for a label to be scanned back, the scan is its answer. Space and control characters around the code, as scanners send them, are dropped.
     *
     * @param scanner tells the scanners of a station apart, for each may have read half of a pair
     */
    Scan scan(String text, Optional<Integer> slot, String scanner);

    /** Begins a run, with the serial number that waits on the slot or that its last run had. */
    void start(int slot);

    /**
     * A board was inserted, or the fixture's handle was closed: begins a run if that is what this slot starts on.
     *
     * @param event BOARD or HANDLE
     * @return why no run began, for the operator; empty when one did
     */
    Optional<String> startOn(int slot, StartRule event);

    /** Begins a run on every slot that waits for one. */
    StartedAll startAll();

    /** Ends the slot's run as ABORTED. Again is harmless. */
    void stop(int slot);

    /** Ends every run that goes on, and answers their slots. */
    List<Integer> stopAll();

    /** Forgets the serial number that waits, or the verdict that is shown. */
    void clear(int slot);

    /**
     * Answers the question that the run on a slot asks; the first answer counts.
     *
     * @param question its id, so that a late answer is not taken for the next question's
     */
    void answer(int slot, UUID question, Answer answer);

    /** The same in the station's own words, for rooms that know no sequence. */
    default void answer(int slot, UUID question, Reply reply) {
        answer(slot, question, reply.answer());
    }

    /** What the slots share, and who uses it. */
    default BenchView bench() {
        return BenchView.NONE;
    }

    Setup setup();

    /**
     * Takes over the station file as it is now: slots added, removed or moved, scanners' order, instruments, printers. Refused
     * as a whole when nothing is offered, or where a run goes on on a slot that it would touch.
     */
    void takeSetup();

    void addListener(StationListener listener);

    void removeListener(StationListener listener);

    /** Stops every run, stores what can be stored, and ends every thread. Waits for that, at most half a minute. Never throws. */
    @Override
    void close();

    /**
     * The station file beside what the station runs by.
     *
     * @param changes what {@link #takeSetup} would change, in words; none when the file says what is so
     * @param afterRestart what of the file holds only from the next start, in words
     * @param faults of the file as it is now; nothing is offered while there are any
     */
    record Setup(List<String> changes, List<String> afterRestart, List<String> faults) {
        public static final Setup UNCHANGED = new Setup(List.of(), List.of(), List.of());

        public Setup {
            changes = List.copyOf(changes);
            afterRestart = List.copyOf(afterRestart);
            faults = List.copyOf(faults);
        }
    }

    /**
     * What became of a scan.
     *
     * @param slot empty while its code is awaited
     * @param serialNumber empty while the unit is awaited
     * @param started whether a run began
     */
    record Scan(Optional<Integer> slot, Optional<String> serialNumber, boolean started) {}

    /**
     * What start-all did.
     *
     * @param skipped slots that had nothing to start, or could not
     */
    record StartedAll(List<Integer> started, List<Integer> skipped) {}
}
