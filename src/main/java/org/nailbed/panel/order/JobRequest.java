package org.nailbed.panel.order;

import java.util.Optional;
import java.util.Set;
import org.nailbed.ledger.job.StartRule;

/**
 * A job to be made.
 *
 * @param product by name: the revision that it uses now
 * @param by who makes it: a name that nobody has proven
 */
public record JobRequest(
        Optional<String> product,
        Optional<Integer> quantity,
        Optional<String> lot,
        Optional<StartRule> start,
        Optional<Set<Integer>> slots,
        Optional<String> by) {}
