package org.nailbed.panel.json;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.ledger.RunSummary;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;

/**
 * One line of the history.
 *
 * @param outcome absent while the run goes on
 */
public record RunRowJson(
        UUID id,
        int slot,
        String product,
        Optional<String> serialNumber,
        Optional<String> mac,
        Instant started,
        Optional<Instant> ended,
        Optional<Outcome> outcome,
        Optional<FaultCode> faultCode) {

    public static RunRowJson of(RunSummary run) {
        return new RunRowJson(
                run.id(),
                run.slot(),
                run.product(),
                run.serialNumber(),
                run.mac(),
                run.started(),
                run.ended(),
                run.outcome(),
                run.faultCode());
    }
}
