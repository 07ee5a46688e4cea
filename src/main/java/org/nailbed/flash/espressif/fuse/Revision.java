package org.nailbed.flash.espressif.fuse;

/** How a chip tells its revision (protocol reference, 5.3). */
public record Revision(Fuse major, Fuse minor) {

    /** major × 100 + minor. */
    public int read(FuseReader fuses) {
        return major.read(fuses) * 100 + minor.read(fuses);
    }
}
