package org.nailbed.station.config;

import java.nio.file.Path;

/**
 * One thing wrong in a file.
 *
 * @param line from 1
 * @param column from 1
 */
public record ConfigFault(Path file, int line, int column, String message) {

    /** {@code file:line:column: message}, as editors and terminals make a link of it. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
