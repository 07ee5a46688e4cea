package org.nailbed.flash.espressif.fuse;

import java.util.Map;
import java.util.Optional;

/** Something a chip has, in words. */
@FunctionalInterface
public interface Feature {

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

    /** The code of a package that has no name in the protocol reference. */
    static Feature packageCode(Fuse fuse) {
        return fuses -> Optional.of("package " + fuse.read(fuses));
    }

    /** Flash or memory inside the chip's own package: what, and sizes by the fuse's code. */
    static Feature embedded(String what, Fuse fuse, Map<Integer, String> sizes) {
        return fuses -> named(fuse, sizes).read(fuses).map(size -> "embedded " + what + " " + size);
    }
}
