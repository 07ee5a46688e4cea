package org.nailbed.simulator.chip;

/** The two shapes of an image's header (protocol reference, 6.1). */
public enum ImageFormat {
    /** Eight bytes, no hash. */
    FIRST(8),
    /** With the extended header, and a SHA-256 behind the image. */
    EXTENDED(24);

    private final int headerBytes;

    ImageFormat(int headerBytes) {
        this.headerBytes = headerBytes;
    }

    public int headerBytes() {
        return headerBytes;
    }
}
