package org.nailbed.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;

/**
 * One line of the history.
 *
 * @param serialNumber as scanned, or as given to the unit when the run was admitted
 * @param mac once the run was admitted or has ended
 * @param outcome empty while the run goes on
 * @param ended empty while the run goes on
 */
public record RunSummary(
        UUID id,
        String station,
        int slot,
        String product,
        Optional<String> serialNumber,
        Optional<String> mac,
        Instant started,
        Optional<Instant> ended,
        Optional<Outcome> outcome,
        Optional<FaultCode> faultCode) {}
