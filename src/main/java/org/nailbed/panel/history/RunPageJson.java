package org.nailbed.panel.history;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.ledger.RunSummary;
import org.nailbed.panel.json.RunRowJson;

/**
 * Some lines of the history, newest first.
 *
 * @param next ask again with {@code before=} this for older ones; absent when there are none
 */
public record RunPageJson(List<RunRowJson> runs, Optional<UUID> next) {

    /**
     * At most {@code limit} of what was found.
     *
     * @param found one more than that when there are older ones
     */
    public static RunPageJson of(List<RunSummary> found, int limit) {
        List<RunRowJson> shown = found.stream().limit(limit).map(RunRowJson::of).toList();
        Optional<UUID> next =
                found.size() > limit ? Optional.of(shown.get(shown.size() - 1).id()) : Optional.empty();
        return new RunPageJson(shown, next);
    }
}
