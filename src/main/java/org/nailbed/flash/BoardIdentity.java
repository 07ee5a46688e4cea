package org.nailbed.flash;

import java.util.List;
import java.util.Optional;

/**
 * What a board says of itself before anything is written.
 *
 * @param chip as Espressif writes it: "ESP32-S3"
 * @param mac six lower-case hex pairs with colons
 * @param eui64 eight lower-case hex pairs with colons; empty on a chip without IEEE 802.15.4
 * @param revision major × 100 + minor
 * @param flashId vendor, type and size bytes as the chip sends them, 24 bits: 0x1640EF for an EF 40 16
 * @param flashSizeBytes decoded from the id; empty when its size byte is unknown
 * @param security in words, one fact each ("secure boot on"); empty when nothing is locked
 */
public record BoardIdentity(
        String chip,
        String mac,
        Optional<String> eui64,
        int revision,
        List<String> features,
        int crystalMhz,
        int flashId,
        Optional<Integer> flashSizeBytes,
        List<String> security) {

    /** As {@link #security} says it. */
    public static final String SECURE_BOOT_ON = "secure boot on";

    /** As {@link #security} says it. */
    public static final String FLASH_ENCRYPTION_ON = "flash encryption on";

    public BoardIdentity {
        features = List.copyOf(features);
        security = List.copyOf(security);
    }

    /** "v3.1" for 301. */
    public String revisionText() {
        return "v" + revision / 100 + "." + revision % 100;
    }
}
