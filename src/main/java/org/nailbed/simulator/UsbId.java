package org.nailbed.simulator;

import java.util.HexFormat;

/** How a USB device names itself to the PC: vendor and product, 16 bits each. */
public record UsbId(int vendor, int product) {
    /** Espressif's vendor number (protocol reference, 4.6). */
    static final int ESPRESSIF = 0x303A;

    private static final HexFormat HEX = HexFormat.of();

    /** {@code 303a:1001} */
    @Override
    public String toString() {
        return HEX.toHexDigits((short) vendor) + ":" + HEX.toHexDigits((short) product);
    }
}
