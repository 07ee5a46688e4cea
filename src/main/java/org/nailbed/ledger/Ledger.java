package org.nailbed.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.run.Attachment;
import org.nailbed.run.Run;
import org.nailbed.run.RunStart;

/**
 * The record. Append-only: nothing here changes or removes what was stored. What a method stored is durable when it returns;
 * when it throws, nothing was stored, or all of it was and only the answer got lost: the same call may be made again. Safe
 * for many threads. Every method throws {@link LedgerException} when the database does not answer.
 *
 * <p>Times are kept to the microsecond. Characters that PostgreSQL cannot keep in a text come back as U+FFFD.
 */
public interface Ledger {

    /** Stores the bytes of every image that is not there yet, by its SHA-256. */
    void keepImages(FirmwareSet set);

    /**
     * Stores that a run has begun. Storing the same begin twice stores it once.
     *
     * @throws LedgerException also when the product revision or an image of the run was not kept before, its job is not known,
     *     or a serial number, product or station has not 1 to 200 characters
     */
    void begin(RunStart start);

    /**
     * Stores all facts of an ended run with its outcome, in one transaction; its begin too, should that not be there. Storing
     * the same run twice stores it once.
     *
     * @throws LedgerException also when this run has ended with another outcome or fault code before
     */
    void finish(Run run);

    /**
     * Ends every run of this station that has begun and not ended as ABORTED, {@code STATION_DIED}.
     *
     * @return their ids, oldest first
     */
    List<UUID> abortUnfinished(String station, Instant now);

    /**
     * The serial number that a MAC is bound to now: since their first contact, until it is released. First contact is the
     * first admission of a board with a serial number; also a run that never was admitted, if it had a serial number, ends PASS
     * or FAIL, and neither is bound yet.
     *
     * <p>These two outcomes speak of the board. An ERROR or a stopped run binds nothing by itself: a wrong label that an
     * operator scanned and took back, or a board refused as WRONG_CHIP, must not block the right label.
     */
    Optional<String> serialNumberOfMac(String mac);

    /** Newest first by begin, those of the same moment by id. Empty when {@code olderThan} is not known. */
    List<RunSummary> runs(RunQuery query);

    Optional<RunDetail> run(UUID id);

    Optional<Attachment> attachment(UUID run, String name);

    /** Ended runs of a station since an instant, by outcome. */
    Counters counters(String station, Instant since);
}
