package org.nailbed.station.config;

import java.util.Optional;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.Sequence;
import org.nailbed.station.Product;
import org.nailbed.station.SerialNumberRule;

/**
 * What a product file says: the same on every line.
 *
 * @param chip as Espressif writes it: "ESP32-S3"
 */
public record ProductConfig(
        String name,
        String chip,
        Optional<SerialNumberRule> serialNumber,
        ProductFirmware firmware,
        LoaderChoice loader,
        Sequence sequence) {

    /**
     * The product with its firmware.
     *
     * @param images as imported from {@link #firmware()}
     */
    public Product product(FirmwareSet images) {
        return new Product(name, serialNumber, new Recipe(sequence, chip, images), loader);
    }
}
