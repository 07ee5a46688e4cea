package org.nailbed.flash.espressif.loader;

/** Who listens at the other end: the loaders share commands and differ in these points (protocol reference, 1.2, 2.2, 2.3). */
public enum Dialect {
    /** The ROM of the ESP8266: a short status, no fifth word in BEGIN, neither deflate nor digests nor a change of baud. */
    ESP8266_ROM(2, 0x400, 0x1800),
    /** The ROM of the first ESP32: as {@link #ROM}, but BEGIN has no fifth word. */
    ESP32_ROM(4, 0x400, 0x1800),
    /** The ROM of ESP32-S2 and every later chip. */
    ROM(4, 0x400, 0x1800),
    /** Espressif's flasher stub in RAM, on any chip. */
    STUB(2, 0x4000, 0x1800),
    /** The same, behind the chip's USB-OTG, which takes no larger blocks. */
    OTG_STUB(2, 0x800, 0x800);

    private static final int SECTOR_BYTES = 0x1000;
    private static final int SECTORS_PER_BLOCK = 16;

    private final int statusLength;
    private final int flashBlockBytes;
    private final int ramBlockBytes;

    Dialect(int statusLength, int flashBlockBytes, int ramBlockBytes) {
        this.statusLength = statusLength;
        this.flashBlockBytes = flashBlockBytes;
        this.ramBlockBytes = ramBlockBytes;
    }

    /** Bytes of status at the end of every reply. */
    int statusLength() {
        return statusLength;
    }

    /** The block size of flash writes. */
    public int flashBlockBytes() {
        return flashBlockBytes;
    }

    /** The largest block that goes into RAM, on the way to this dialect too. */
    public int ramBlockBytes() {
        return ramBlockBytes;
    }

    public boolean isStub() {
        return this == STUB || this == OTG_STUB;
    }

    /** Whether it takes deflated blocks, digests flash, attaches the flash chip by a command, and changes its baud. */
    public boolean isComplete() {
        return this != ESP8266_ROM;
    }

    /** Whether BEGIN has a fifth word, which asks for encryption; all stubs take it. */
    boolean hasEncryptionWord() {
        return this != ESP8266_ROM && this != ESP32_ROM;
    }

    /** What a plain write announces as its size: what the loader erases. */
    int eraseBytes(Region region) {
        return this == ESP8266_ROM ? esp8266EraseBytes(region) : region.sizeBytes();
    }

    /**
     * The ESP8266's ROM erases the sectors up to the next block of 16 once more at the end: it is told so much less that it
     * erases what was meant (protocol reference, 2.3).
     */
    private static int esp8266EraseBytes(Region region) {
        int sectors = (region.sizeBytes() + SECTOR_BYTES - 1) / SECTOR_BYTES;
        int firstSector = region.offset() / SECTOR_BYTES;
        int head = Math.min(sectors, SECTORS_PER_BLOCK - firstSector % SECTORS_PER_BLOCK);
        int told = sectors < 2 * head ? (sectors + 1) / 2 : sectors - head;
        return told * SECTOR_BYTES;
    }
}
