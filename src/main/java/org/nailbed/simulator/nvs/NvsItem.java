package org.nailbed.simulator.nvs;

import java.nio.charset.StandardCharsets;

/**
 * One value.
 *
 * @param content integers little-endian in their own length, strings without the NUL at their end
 * @param flashAddress where the content, or its first piece, begins in flash
 */
public record NvsItem(Name name, NvsType type, byte[] content, int flashAddress) {

    /** Where a program looks for it. */
    public record Name(String namespace, String key) {
        @Override
        public String toString() {
            return namespace + "/" + key;
        }
    }

    /** Of a string. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
