package org.nailbed.simulator.chip;

/**
 * Where the registers of the SPI flash controller lie, from its base (protocol reference, 5.4).
 *
 * @param user the first of three that follow one another
 * @param lengths of the register with the number of bits to send, the one to receive behind it; 0 where both are part of the
 *     second user register
 * @param addressLeftAligned whether the address register is shifted out from its top bit
 */
public record SpiLayout(int user, int lengths, int data, boolean addressLeftAligned) {
    public static final int COMMAND = 0;
    public static final int ADDRESS = 4;
    public static final int DATA_BYTES = 64;

    public static final SpiLayout ESP8266 = new SpiLayout(0x1C, 0, 0x40, true);
    public static final SpiLayout ESP32 = new SpiLayout(0x1C, 0x28, 0x80, true);
    public static final SpiLayout NEWER = new SpiLayout(0x18, 0x24, 0x58, false);

    public int user1() {
        return user + 4;
    }

    public int user2() {
        return user + 8;
    }

    public int mosiLength() {
        return lengths;
    }

    public int misoLength() {
        return lengths + 4;
    }

    public boolean hasLengths() {
        return lengths != 0;
    }

    public int lengthBytes() {
        return data + DATA_BYTES;
    }
}
