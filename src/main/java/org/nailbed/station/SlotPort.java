package org.nailbed.station;

/**
 * A numbered place in the fixture and its port.
 *
 * @param number as printed on the fixture, from 1
 * @param address device path, symbolic link to one, or {@code socket://host:port}
 * @param baud the rate to write at; connection is always made at 115200
 */
public record SlotPort(int number, String address, int baud) {

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
