package org.nailbed.ledger;

import java.util.Optional;
import java.util.UUID;
import org.nailbed.run.Outcome;

/**
 * Which runs to list.
 *
 * @param text matches a part of the serial number or the MAC, whatever its case
 * @param olderThan only runs that began before this one, for paging
 * @param limit 1 to 500
 */
public record RunQuery(Optional<String> text, Optional<Outcome> outcome, Optional<UUID> olderThan, int limit) {

    /** @throws IllegalArgumentException when the limit is out of its range */
    public RunQuery {
        if (limit < 1 || limit > 500) {
            throw new IllegalArgumentException("limit is " + limit + ", expected 1 to 500.");
        }
    }
}
