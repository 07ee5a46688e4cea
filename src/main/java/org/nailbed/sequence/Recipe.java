package org.nailbed.sequence;

import org.nailbed.firmware.FirmwareSet;

/**
 * What a sequence needs to know of the product.
 *
 * @param chip as Espressif writes it: "ESP32-S3"; any other is a wrong board
 */
public record Recipe(Sequence sequence, String chip, FirmwareSet firmware) {}
