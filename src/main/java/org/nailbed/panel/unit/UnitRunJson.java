package org.nailbed.panel.unit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.ledger.line.Admission;
import org.nailbed.ledger.line.UnitHistory.Booking;
import org.nailbed.ledger.line.UnitHistory.Visit;
import org.nailbed.panel.json.RunRowJson;

/**
 * A run of a unit and how it was admitted; a run that was refused, or ended before, has no attempt.
 *
 * @param row its line of the history, whose fields stand beside these
 * @param attempt from 1, of this unit at this step
 * @param reason why it was admitted although it passed already or was tried too often
 */
public record UnitRunJson(
        @JsonUnwrapped RunRowJson row,
        Optional<String> step,
        Optional<Integer> attempt,
        Optional<Admission.Kind> admitted,
        Optional<UUID> job,
        Optional<String> reason) {

    static UnitRunJson of(Visit visit) {
        Optional<Booking> booking = visit.booking();
        return new UnitRunJson(
                RunRowJson.of(visit.run()),
                booking.map(Booking::step),
                booking.map(Booking::attempt),
                booking.map(Booking::kind),
                booking.flatMap(Booking::job),
                booking.flatMap(Booking::reason));
    }
}
