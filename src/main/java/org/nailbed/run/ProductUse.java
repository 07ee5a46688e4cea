package org.nailbed.run;

/**
 * The product that a run makes, as it was at that moment.
 *
 * @param revisionSha256 hash of the product file and of all that it names
 * @param sequenceSha256 hash of the sequence as it will be run
 */
public record ProductUse(String name, String revisionSha256, String sequenceSha256) {}
