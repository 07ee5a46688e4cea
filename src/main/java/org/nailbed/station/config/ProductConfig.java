package org.nailbed.station.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.ledger.line.AdmissionRules;
import org.nailbed.ledger.line.AdmissionRules.AfterPass;
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
        AdmissionRules rules = new AdmissionRules("flash", List.of(), AfterPass.REWORK, OptionalInt.empty());
        return new Product(
                name,
                "1",
                sequence.sha256(),
                serialNumber,
                rules,
                new Recipe(sequence, chip, images),
                loader,
                new byte[0]);
    }
}
