package org.nailbed.flash;

/**
 * A digest that the board computed over its own flash.
 *
 * @param md5 lower-case hex
 */
public record RegionDigest(String imageName, int offset, int sizeBytes, String md5) {}
