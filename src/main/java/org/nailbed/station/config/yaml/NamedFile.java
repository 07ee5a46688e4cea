package org.nailbed.station.config.yaml;

import java.nio.file.Path;

/**
 * A file that another one names, read whole.
 *
 * @param role what it is for: the key that names it
 * @param path as it is written there
 * @param file where it was found
 * @param content never changed by anyone
 * @param sha256 of the content, lower-case hex
 */
public record NamedFile(String role, String path, Path file, byte[] content, String sha256) {}
