package org.nailbed.ledger.product;

import java.time.Instant;

/**
 * A product as it was loaded; never changes.
 *
 * @param sha256 hash of the revision, 64 lower-case hex digits; what it covers is the station's rule
 * @param name of the product
 * @param version as the file gives it
 * @param content the file as read; not copied
 * @param loaded first time, by the station's clock
 */
public record ProductRevision(String sha256, String name, String version, byte[] content, Instant loaded) {}
