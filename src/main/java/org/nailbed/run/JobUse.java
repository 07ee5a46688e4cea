package org.nailbed.run;

import java.util.UUID;

/**
 * The job that a run is counted for.
 *
 * @param lot as labels and records name it
 */
public record JobUse(UUID id, String lot) {}
