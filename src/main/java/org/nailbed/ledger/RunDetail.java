package org.nailbed.ledger;

import java.util.List;
import java.util.Optional;
import org.nailbed.run.Fault;
import org.nailbed.run.ImageUse;
import org.nailbed.run.PhaseRecord;

/** All of one run; attachments by name only. */
public record RunDetail(
        RunSummary summary,
        Optional<String> chip,
        String sequenceSha256,
        Optional<Fault> fault,
        List<ImageUse> images,
        List<PhaseRecord> phases,
        List<String> attachmentNames) {}
