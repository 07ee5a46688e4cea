package org.nailbed.station;

import org.nailbed.flash.esp.EspOptions;

/**
 * A numbered place in the fixture and its port.
 *
 * @param number as printed on the fixture, from 1
 * @param address device path, symbolic link to one, USB location ({@code usb:1-2.3}), {@code socket://host:port} or {@code rfc2217://host:port}
 * @param baud the rate to write at, or {@link #AUTO_BAUD}; connection is always made at 115200
 */
public record SlotPort(int number, String address, int baud) {

    /** The highest rate that this slot was found to hold. */
    public static final int AUTO_BAUD = EspOptions.AUTO_BAUD;

    /** @throws IllegalArgumentException when the number is below 1 */
    public SlotPort {
        if (number < 1) {
            throw new IllegalArgumentException("Slot number is " + number + ", expected 1 or more.");
        }
    }

    @Override
    public String toString() {
        return "Slot " + number + " (" + address + ")";
    }
}
