package org.nailbed.simulator.chip;

/**
 * Where the registers of the SPI flash controller lie, from its base (protocol reference, 5.4).
 *
 * @param addressLeftAligned whether the address register is shifted out from its top bit
 */
record SpiLayout(int user, int user1, int user2, int mosiLength, int misoLength, int data, boolean addressLeftAligned) {
    static final int COMMAND = 0;
    static final int ADDRESS = 4;
    static final int DATA_BYTES = 64;

    static final SpiLayout ESP32 = new SpiLayout(0x1C, 0x20, 0x24, 0x28, 0x2C, 0x80, true);
    static final SpiLayout NEWER = new SpiLayout(0x18, 0x1C, 0x20, 0x24, 0x28, 0x58, false);

    int lengthBytes() {
        return data + DATA_BYTES;
    }
}
