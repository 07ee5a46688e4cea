package org.nailbed.flash.espressif.chip;

import java.util.Map;
import java.util.Optional;

/** Something a chip has, in words. */
@FunctionalInterface
interface Feature {

    /** Empty when this chip has it not. */
    Optional<String> read(FuseReader fuses);

    /** What every chip of a kind has. */
    static Feature always(String text) {
        return fuses -> Optional.of(text);
    }

    /** What a fuse names; codes without a name are nothing worth telling. */
    static Feature named(Fuse fuse, Map<Integer, String> names) {
        return fuses -> Optional.ofNullable(names.get(fuse.read(fuses)));
    }
}
