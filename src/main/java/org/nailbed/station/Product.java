package org.nailbed.station;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.run.ImageUse;
import org.nailbed.sequence.Recipe;

/**
 * What is made on this station.
 *
 * @param serialNumber empty when a run needs no scanned serial number
 */
public record Product(String name, Optional<SerialNumberRule> serialNumber, Recipe recipe, LoaderChoice loader) {

    /** As Espressif writes it: "ESP32-S3". */
    public String chip() {
        return recipe.chip();
    }

    /** The images that every run of this product writes. */
    public List<ImageUse> images() {
        return recipe.images().stream()
                .map(image -> new ImageUse(image.name(), image.offset(), image.sizeBytes(), image.sha256()))
                .toList();
    }

    /** SHA-256, lower-case hex, over the chip, the loader and every phase with its settings: changes when a run would. */
    public String sequenceSha256() {
        String text = "chip " + chip() + "\nloader " + loader + "\nsequence "
                + recipe.sequence().sha256() + "\n";
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
