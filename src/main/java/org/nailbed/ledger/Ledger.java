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
 * The record. Append-only: nothing here changes or removes what was stored. What a method stored is durable when it returns.
 * Safe for many threads. Every method throws {@link LedgerException} when the database does not answer.
 */
public interface Ledger {

    /** Stores the bytes of every image that is not there yet, by its SHA-256. */
    void keepImages(FirmwareSet set);

    /** Stores that a run has begun. */
    void begin(RunStart start);

    /** Stores all facts of an ended run with its outcome, in one transaction. Storing the same run twice stores it once. */
    void finish(Run run);

    /**
     * Ends every run of this station that has begun and not ended as ABORTED, {@code STATION_DIED}.
     *
     * @return their ids, oldest first
     */
    List<UUID> abortUnfinished(String station, Instant now);

    /** The serial number that a MAC was last seen with on a run that was not refused for its MAC. */
    Optional<String> serialNumberOfMac(String mac);

    /** Newest first. */
    List<RunSummary> runs(RunQuery query);

    Optional<RunDetail> run(UUID id);

    Optional<Attachment> attachment(UUID run, String name);

    /** Ended runs of a station since an instant, by outcome. */
    Counters counters(String station, Instant since);
}
