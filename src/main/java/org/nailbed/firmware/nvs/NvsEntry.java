package org.nailbed.firmware.nvs;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.nailbed.firmware.FirmwareException;

/** What a partition lists in order: namespaces and, in them, keys with values. */
public sealed interface NvsEntry {

    /** Of a key or a namespace, in bytes; a NUL follows in flash (protocol reference, 6.5). */
    int MAX_NAME_BYTES = 15;

    String namespace();

    /** Opens a namespace; only needed when no item follows in it, or when it is to come before others. */
    record Namespace(String namespace) implements NvsEntry {

        /** @throws FirmwareException when it is no name */
        public Namespace {
            requireName("namespace", namespace);
        }
    }

    /** A value under its key. */
    record Item(String namespace, String key, NvsValue value) implements NvsEntry {

        /** @throws FirmwareException when namespace or key is no name */
        public Item {
            requireName("namespace", namespace);
            requireName("key", key);
        }
    }

    private static void requireName(String what, String name) {
        int bytes = name.getBytes(UTF_8).length;
        if (bytes == 0 || bytes > MAX_NAME_BYTES) {
            throw new FirmwareException(
                    "%s \"%s\" has %d bytes, expected 1 to %d. Shorten it here and in the application."
                            .formatted(what, name, bytes, MAX_NAME_BYTES));
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new FirmwareException(
                    "%s \"%s\" has a control character in it. Remove it.".formatted(what, name.strip()));
        }
    }
}
