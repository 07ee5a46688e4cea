package org.nailbed.simulator.chip;

/** What sets the first ROM apart from all that came after it. */
public enum RomGeneration {
    /** The ESP32's. */
    FIRST(16),
    /** S2 and later. */
    LATER(20);

    private final int beginBytes;

    RomGeneration(int beginBytes) {
        this.beginBytes = beginBytes;
    }

    /** Payload length of the BEGIN commands (protocol reference, 2.2). */
    public int beginBytes() {
        return beginBytes;
    }
}
