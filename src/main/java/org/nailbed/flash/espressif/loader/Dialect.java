package org.nailbed.flash.espressif.loader;

/** Who listens at the other end: the loaders share commands and differ in these points (protocol reference, 1.2, 2.2, 2.3). */
public enum Dialect {
    /** The ROM of the first ESP32: as {@link #ROM}, but BEGIN has no fifth word. */
    ESP32_ROM(4, 0x400),
    /** The ROM of ESP32-S2 and every later chip. */
    ROM(4, 0x400),
    /** Espressif's flasher stub in RAM, on any chip. */
    STUB(2, 0x4000);

    private final int statusLength;
    private final int flashBlockBytes;

    Dialect(int statusLength, int flashBlockBytes) {
        this.statusLength = statusLength;
        this.flashBlockBytes = flashBlockBytes;
    }

    /** Bytes of status at the end of every reply. */
    int statusLength() {
        return statusLength;
    }

    /** The block size of flash writes. */
    public int flashBlockBytes() {
        return flashBlockBytes;
    }

    public boolean isStub() {
        return this == STUB;
    }
}
