package org.nailbed.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.run.Fault;
import org.nailbed.run.ImageUse;
import org.nailbed.run.PhaseRecord;

/**
 * All of one run; attachments by name only.
 *
 * @param revisionSha256 the product revision that was run; empty for runs from before revisions were kept
 * @param job that the run was counted for
 */
public record RunDetail(
        RunSummary summary,
        Optional<String> chip,
        Optional<String> revisionSha256,
        String sequenceSha256,
        Optional<UUID> job,
        Optional<Fault> fault,
        List<ImageUse> images,
        List<PhaseRecord> phases,
        List<String> attachmentNames) {}
