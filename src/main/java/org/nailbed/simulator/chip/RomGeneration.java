package org.nailbed.simulator.chip;

/** What sets the early ROMs apart from all that came after them (protocol reference, 1.2, 2.1 and 2.2). */
public enum RomGeneration {
    ESP8266(16, 2, 0x0B),
    ESP32(16, 4, 0x13),
    /** S2 and later. */
    LATER(20, 4, 0x14);

    private final int beginBytes;
    private final int statusBytes;
    private final int lastOp;

    RomGeneration(int beginBytes, int statusBytes, int lastOp) {
        this.beginBytes = beginBytes;
        this.statusBytes = statusBytes;
        this.lastOp = lastOp;
    }

    /** Payload length of the BEGIN commands. */
    public int beginBytes() {
        return beginBytes;
    }

    /** At the end of every reply. */
    public int statusBytes() {
        return statusBytes;
    }

    /** Highest command number that it knows. */
    public int lastOp() {
        return lastOp;
    }
}
