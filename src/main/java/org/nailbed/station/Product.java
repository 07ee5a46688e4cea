package org.nailbed.station;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.ledger.line.AdmissionRules;
import org.nailbed.run.ImageUse;
import org.nailbed.run.PhaseKey;
import org.nailbed.run.PhaseKey.Group;
import org.nailbed.run.ProductUse;
import org.nailbed.sequence.Recipe;

/**
 * What is made on a station: one revision of it, with all that its files said.
 *
 * @param version as the file gives it
 * @param revisionSha256 lower-case hex, over the product file and every file that it names: what is approved
 * @param serialNumber empty when a unit is known by its MAC alone
 * @param rules what is asked of a unit before it is worked on
 * @param content the product file as it was read, for the ledger; nobody changes it
 */
@SuppressWarnings("ArrayRecordComponent") // a revision is compared by its hash
public record Product(
        String name,
        String version,
        String revisionSha256,
        Optional<SerialNumberRule> serialNumber,
        AdmissionRules rules,
        Recipe recipe,
        LoaderChoice loader,
        byte[] content) {

    /** As Espressif writes it: "ESP32-S3". */
    public String chip() {
        return recipe.chip();
    }

    /** Whether a run needs a serial number that was scanned before. */
    public boolean wantsScan() {
        return serialNumber.filter(SerialNumberRule::isScanned).isPresent();
    }

    /** The images that runs of this product write. */
    public List<ImageUse> images() {
        return recipe.images().stream()
                .map(image -> new ImageUse(image.name(), image.offset(), image.sizeBytes(), image.sha256()))
                .toList();
    }

    /** The phases of a run in which nothing fails, in their order. */
    public List<PhaseKey> phases() {
        return Stream.of(Group.values())
                .flatMap(group ->
                        recipe.sequence().phases(group).stream().map(phase -> new PhaseKey(group, phase.name(), 1)))
                .toList();
    }

    /** As the records of its runs name it. */
    public ProductUse use() {
        return new ProductUse(name, revisionSha256, sequenceSha256());
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

    @Override
    public boolean equals(Object other) {
        return other instanceof Product product && product.revisionSha256.equals(revisionSha256);
    }

    @Override
    public int hashCode() {
        return revisionSha256.hashCode();
    }

    @Override
    public String toString() {
        return name + " " + version + " (" + revisionSha256.substring(0, Math.min(8, revisionSha256.length())) + ")";
    }
}
