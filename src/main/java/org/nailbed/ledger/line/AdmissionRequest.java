package org.nailbed.ledger.line;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A run that has identified its board and asks whether it may go on. Station, slot, product revision and images are those of
 * the run's begin.
 *
 * @param run whose begin is stored
 * @param serialNumber as scanned
 * @param source where a serial number comes from when none was scanned and the MAC is not bound; empty with no scanned one:
 *     the unit is known by its MAC
 * @param mac as read from the board, six lower-case bytes with colons
 * @param job that the run works for
 * @param reason why it shall go on although it passed already or was tried too often; needed only after
 *     {@link Admission.NeedsReason}; a blank one is none
 * @param now by the station's clock
 */
public record AdmissionRequest(
        UUID run,
        Optional<String> serialNumber,
        Optional<SerialSource> source,
        String mac,
        AdmissionRules rules,
        Optional<UUID> job,
        Optional<String> reason,
        Instant now) {

    public AdmissionRequest {
        reason = reason.map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The same request once more, now with a reason. */
    public AdmissionRequest because(String given) {
        return new AdmissionRequest(run, serialNumber, source, mac, rules, job, Optional.of(given), now);
    }
}
