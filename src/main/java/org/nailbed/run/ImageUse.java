package org.nailbed.run;

/**
 * An image that a run wrote.
 *
 * @param offset bytes from the start of flash
 * @param sha256 of the image's file, lower-case hex
 */
public record ImageUse(String name, int offset, int sizeBytes, String sha256) {}
