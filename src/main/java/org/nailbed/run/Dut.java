package org.nailbed.run;

import java.util.Optional;

/**
 * The device under test of one run.
 *
 * @param serialNumber as scanned, or as given to the board in the run; empty when the product has none
 * @param mac six lower-case hex pairs with colons, once the board was identified
 * @param chip the chip's name as Espressif writes it ("ESP32-S3"), once identified
 */
public record Dut(Optional<String> serialNumber, Optional<String> mac, Optional<String> chip) {

    public static Dut withSerialNumber(Optional<String> serialNumber) {
        return new Dut(serialNumber, Optional.empty(), Optional.empty());
    }

    /** With the serial number that this board was given, or bears already. */
    public Dut named(String serialNumber) {
        return new Dut(Optional.of(serialNumber), mac, chip);
    }

    public Dut identified(String mac, String chip) {
        return new Dut(serialNumber, Optional.of(mac), Optional.of(chip));
    }
}
