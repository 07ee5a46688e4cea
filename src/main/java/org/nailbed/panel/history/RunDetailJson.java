package org.nailbed.panel.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.ledger.RunDetail;
import org.nailbed.ledger.line.UnitHistory.Booking;
import org.nailbed.panel.json.FaultJson;
import org.nailbed.panel.json.ImageJson;
import org.nailbed.panel.json.RunRowJson;

/**
 * All of one run.
 *
 * @param row its line of the history, whose fields stand beside these
 * @param revisionSha256 of the product; absent for runs from before revisions were kept
 * @param job that the run was counted for
 * @param lot of that job
 * @param step that the unit was admitted to
 * @param attempt from 1, of this unit at that step
 * @param attachments names, to be asked for one by one
 */
public record RunDetailJson(
        @JsonUnwrapped RunRowJson row,
        Optional<String> chip,
        String station,
        Optional<String> revisionSha256,
        String sequenceSha256,
        Optional<UUID> job,
        Optional<String> lot,
        Optional<String> step,
        Optional<Integer> attempt,
        Optional<FaultJson> fault,
        List<ImageJson> images,
        List<PhaseJson> phases,
        List<String> attachments) {

    /**
     * @param lot of its job
     * @param booking how it was admitted
     */
    public static RunDetailJson of(RunDetail run, Optional<String> lot, Optional<Booking> booking) {
        return new RunDetailJson(
                RunRowJson.of(run.summary()),
                run.chip(),
                run.summary().station(),
                run.revisionSha256(),
                run.sequenceSha256(),
                run.job(),
                lot,
                booking.map(Booking::step),
                booking.map(Booking::attempt),
                run.fault().map(FaultJson::of),
                run.images().stream().map(ImageJson::of).toList(),
                PhaseJson.of(run.phases()),
                run.attachmentNames());
    }
}
