package org.nailbed.panel.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import org.nailbed.ledger.RunDetail;

/**
 * All of one run.
 *
 * @param row its line of the history, whose fields stand beside these
 * @param attachments names, to be asked for one by one
 */
public record RunDetailJson(
        @JsonUnwrapped RunRowJson row,
        Optional<String> chip,
        String station,
        String sequenceSha256,
        Optional<FaultJson> fault,
        List<ImageJson> images,
        List<PhaseJson> phases,
        List<String> attachments) {

    public static RunDetailJson of(RunDetail run) {
        return new RunDetailJson(
                RunRowJson.of(run.summary()),
                run.chip(),
                run.summary().station(),
                run.sequenceSha256(),
                run.fault().map(FaultJson::of),
                run.images().stream().map(ImageJson::of).toList(),
                run.phases().stream().map(PhaseJson::of).toList(),
                run.attachmentNames());
    }
}
