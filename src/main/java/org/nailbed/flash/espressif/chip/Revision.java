package org.nailbed.flash.espressif.chip;

/** How a chip tells its revision (protocol reference, 5.3). */
record Revision(Fuse major, Fuse minor) {

    /** major × 100 + minor. */
    int read(FuseReader fuses) {
        return major.read(fuses) * 100 + minor.read(fuses);
    }
}
